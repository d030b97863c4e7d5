import { EstimateBadge, type EstimateBadgeProps } from '#app/ui/bars.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { words } from './words.ts'

interface Estimate {
  framework: Framework
  level: string | null
}

/** An estimate as word, bars and edge; without one it says so. */
export function LevelBadge(estimate: Estimate) {
  return <EstimateBadge {...badgeOf(estimate)} />
}

/** What its badge shows, for a table of hundreds: there one component less for each is felt. */
export function badgeOf({ framework, level }: Estimate): EstimateBadgeProps {
  const shown = levelsOf(framework).find((each) => each.id === level)
  return { level: shown?.id ?? 'none', rank: shown?.rank ?? null, label: shown?.title ?? words.noEstimate }
}
