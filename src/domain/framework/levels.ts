/**
 * Where a level stands on its scale, as the number of bars that are drawn for it. One rule for every screen, so that
 * an estimate looks the same to the reviewer who gives it and to the lead who reads it.
 */
import type { Framework } from './define.ts'

/** How many of the three bars are filled. */
export type Rank = 0 | 1 | 2 | 3

type Level = NonNullable<Framework['scale']>['levels'][number]
export type RankedLevel = Level & { readonly rank: Rank }

/** The scale's levels with their ranks, highest first; none where the framework has no scale. */
export function levelsOf({ scale }: Pick<Framework, 'scale'>): readonly RankedLevel[] {
  const levels = scale?.levels ?? []
  return levels.map((level, at) => ({ ...level, rank: rankOf(at, levels.length) }))
}

/**
 * Three bars for the highest level and none for the lowest, in even steps between: only the ends may look like ends,
 * however many levels there are.
 */
function rankOf(at: number, count: number): Rank {
  const lowest = count - 1
  const rank = Math.round((3 * (lowest - at)) / lowest)
  return (at === 0 ? 3 : at === lowest ? 0 : Math.min(2, Math.max(1, rank))) as Rank
}
