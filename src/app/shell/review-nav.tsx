import { Link } from '@tanstack/react-router'
import type { ReviewSummary } from '#domain/api/reviews.ts'

/** The pages of one review, for those who have more than one to go to: before moderation a peer has only their own. */
export function ReviewNav({ review }: { review: Pick<ReviewSummary, 'id' | 'myRole' | 'state'> }) {
  const params = { rid: review.id }
  const onTeam = review.myRole === 'PR' || review.myRole === 'LR'
  const readsSubmitted = review.myRole === 'LR' || review.myRole === 'CT' || (onTeam && !'PF'.includes(review.state))
  if (!readsSubmitted) return null
  return (
    <nav aria-label="This review" className="review-nav">
      {onTeam && (
        <Link to="/reviews/$rid/evaluation" params={params} activeOptions={{ exact: false }}>
          Your evaluation
        </Link>
      )}
      {readsSubmitted && (
        <Link to="/reviews/$rid/submitted" params={params}>
          Submitted evaluations
        </Link>
      )}
      {(onTeam || review.myRole === 'CT') && (
        <Link to="/reviews/$rid/team" params={params}>
          Team
        </Link>
      )}
    </nav>
  )
}
