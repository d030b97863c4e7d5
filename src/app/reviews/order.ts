import type { ReviewSummary } from '#domain/api/reviews.ts'

/** What is under way before what is to come, what is published last; of those in one state, the later in time first. */
const ORDER = 'FRSCMPUAW'

export function inOrder<Review extends Pick<ReviewSummary, 'state' | 'from'>>(
  reviews: readonly Review[],
): readonly Review[] {
  return reviews.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
  )
}
