import type { EstimateRank } from '#app/ui/bars.tsx'
import type { Framework } from '#domain/framework/define.ts'

/** A level of the scale as it is drawn: how many of the three bars are filled, and its word. */
export interface ShownLevel {
  readonly id: string
  readonly title: string
  readonly rank: EstimateRank
}

/** The level of this id, or null when the framework's scale does not have it. Levels stand best first. */
export function levelOf(framework: Framework, id: string | null): ShownLevel | null {
  const levels = framework.scale?.levels ?? []
  const index = levels.findIndex((level) => level.id === id)
  const level = levels[index]
  if (!level) return null
  const rank = Math.min(3, Math.max(0, levels.length - 1 - index)) as EstimateRank
  return { id: level.id, title: level.title, rank }
}
