import type { Fields } from '#domain/custody/state.ts'
import { answerIn } from '#domain/evaluation/steps.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { PreviousReview } from './build.ts'
import type { ReportModel } from './model.ts'

/** The steps that the last review asked for, with what the school says became of them. */
export function previousIn(
  framework: Framework,
  previous: PreviousReview | null,
  plan: Fields,
): ReportModel['previous'] {
  if (!previous) return null
  return {
    on: previous.on,
    steps: previous.evenBetterIf.map(({ id, area, text }) => ({
      area: framework.areas.find((each) => each.id === area)?.title ?? area,
      text,
      ...answerIn(plan, id),
    })),
  }
}
