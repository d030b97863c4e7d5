import type { Fields } from '#domain/custody/state.ts'
import { answerIn } from '#domain/evaluation/steps.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { ReportModel } from './model.ts'

/** What the school's review before this one said. */
export interface PreviousReview {
  readonly on: string
  /** The levels' ids, by area. */
  readonly estimates: { readonly [area: string]: string }
  readonly overall: string | null
  readonly evenBetterIf: readonly { readonly id: string; readonly area: string; readonly text: string }[]
}

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
