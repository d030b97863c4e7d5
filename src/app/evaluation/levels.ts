import type { Framework } from '#domain/framework/define.ts'
import type { EstimateRank } from '#app/ui/bars.tsx'
import type { EstimateLevel } from '#app/ui/estimate-choice.tsx'

/** The scale's levels as the screens show them, highest first; none where the framework has no scale. */
export function levelsOf(framework: Framework): readonly EstimateLevel[] {
  const levels = framework.scale?.levels ?? []
  return levels.map((level, at) => ({ ...level, rank: rankOf(at, levels.length) }))
}

/** Three bars for the highest level and none for the lowest, however many there are between. */
function rankOf(at: number, count: number): EstimateRank {
  return Math.round((3 * (count - 1 - at)) / Math.max(1, count - 1)) as EstimateRank
}
