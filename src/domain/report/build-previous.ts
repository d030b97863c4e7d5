import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { PreviousReview } from './build.ts'
import type { ReportModel } from './model.ts'

/** What a school says that it has done about a step of the last review. */
const STEP_STATUSES = ['acted-on', 'partly', 'not-yet', 'no-longer-relevant'] as const
/** In the document `plan`: what was done about a step, named by its point. */
const stepField = (point: string, part: 'status' | 'note') => `previous/${point}/${part}`

/** The steps that the last review asked for, with what the school says became of them. */
export function previousIn(
  framework: Framework,
  previous: PreviousReview | null,
  plan: Fields,
): ReportModel['previous'] {
  if (!previous) return null
  return {
    on: previous.on,
    steps: previous.evenBetterIf.map(({ id, area, text }) => {
      const note = shownValue(plan, stepField(id, 'note'))
      return {
        area: framework.areas.find((each) => each.id === area)?.title ?? area,
        text,
        status: STEP_STATUSES.find((each) => each === shownValue(plan, stepField(id, 'status'))) ?? null,
        note: typeof note === 'string' ? note : '',
      }
    }),
  }
}
