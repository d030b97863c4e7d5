import type { Framework } from '#domain/framework/define.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { ReviewSummary } from '#domain/api/reviews.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { words } from './words.ts'

export interface KnownReview {
  readonly school: string
  readonly framework: Framework | null
  readonly summary: ReviewSummary | null
  /** Whether it is still on the person's list: only then can its pages be opened. */
  readonly listed: boolean
}

/** What this device knows of a review that something waits for: of one that has left the list, what the list last said. */
export function useReviews(): (rid: string) => KnownReview {
  const store = useStore()
  const known = useLive(store, () => store.knownReviews(), []) ?? []
  return (rid) => {
    const { summary = null, listed = false } = known.find((each) => each.summary.id === rid) ?? {}
    return {
      school: summary?.school.name ?? words.unknownReview,
      framework: summary ? (frameworks.get(summary.framework) ?? null) : null,
      summary,
      listed,
    }
  }
}
