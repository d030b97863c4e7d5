import type { Progress } from '#domain/api/reviews.ts'
import type { Framework } from '#domain/framework/define.ts'

type PersonProgress = Progress['progress'][number]

/** How far an evaluation has come: the only thing that is shown of one that is not submitted. */
export interface ProgressCounts {
  readonly estimates: number
  /** How many areas ask for an estimate. */
  readonly outOf: number
  readonly points: number
}

export function countsOf(framework: Framework, { areas }: Pick<PersonProgress, 'areas'>): ProgressCounts {
  const rated = framework.areas.filter((area) => area.estimate)
  return {
    estimates: rated.filter((area) => areas[area.id]?.estimate).length,
    outOf: rated.length,
    points: framework.areas.reduce((sum, area) => sum + (areas[area.id]?.points ?? 0), 0),
  }
}
