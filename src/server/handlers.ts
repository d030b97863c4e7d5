import { custodyHandlers } from '#server/custody/routes.ts'
import { demoHandlers } from '#server/demo/routes.ts'
import { progress } from '#server/evaluation/progress.ts'
import type { Handlers } from '#server/http/endpoint.ts'
import { carryOut } from '#server/carry-out.ts'
import { peopleHandlers } from '#server/people/routes.ts'
import { reportHandlers } from '#server/reports/routes.ts'
import { reviewHandlers } from '#server/reviews/routes.ts'

/** Every route of the contract with what answers it: where the nouns of the server meet. */
export const handlers: Handlers = {
  ...custodyHandlers(carryOut),
  ...peopleHandlers,
  ...reviewHandlers,
  ...reportHandlers,
  ...demoHandlers,
  progress,
}
