import { EstimateBadge } from '#app/ui/bars.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { words } from './words.ts'

/** An estimate as word, bars and edge; without one it says so. */
export function LevelBadge({ framework, level }: { framework: Framework; level: string | null }) {
  const shown = levelsOf(framework).find((each) => each.id === level)
  return (
    <EstimateBadge level={shown?.id ?? 'none'} rank={shown?.rank ?? null} label={shown?.title ?? words.noEstimate} />
  )
}
