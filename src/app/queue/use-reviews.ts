import type { Framework } from '#domain/framework/define.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { ReviewSummary } from '#domain/api.ts'
import { useReviewList } from '#app/store/hooks.ts'
import { words } from './words.ts'

export interface KnownReview {
  readonly school: string
  readonly framework: Framework | null
  readonly summary: ReviewSummary | null
}

/** What this device knows of a review that something waits for; a review that has left the list is still named as such. */
export function useReviews(): (rid: string) => KnownReview {
  const list = useReviewList()
  const reviews = list.status === 'ready' ? list.reviews : []
  return (rid) => {
    const summary = reviews.find((each) => each.id === rid) ?? null
    return {
      school: summary?.school.name ?? words.unknownReview,
      framework: summary ? (frameworks.get(summary.framework) ?? null) : null,
      summary,
    }
  }
}
