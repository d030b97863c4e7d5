import { Link } from '@tanstack/react-router'
import type { ReviewSummary } from '#domain/api/reviews.ts'
import type { Role } from '#domain/people.ts'

/** The states in which there is a report to be read, by role. */
const REPORT_FROM: { readonly [role in Role]?: string } = {
  PR: 'SRMCU',
  LR: 'SRMCUA',
  CT: 'PFSRMCUA',
  SL: 'CUA',
  HM: 'UA',
}

/** The pages of one review, for those who have more than one to go to: before moderation a peer has only their own. */
export function ReviewNav({ review }: { review: Pick<ReviewSummary, 'id' | 'myRole' | 'state'> }) {
  const params = { rid: review.id }
  const onTeam = review.myRole === 'PR' || review.myRole === 'LR'
  const readsReport = REPORT_FROM[review.myRole]?.includes(review.state) ?? false
  const readsSubmitted = review.myRole === 'LR' || review.myRole === 'CT' || (onTeam && !'PF'.includes(review.state))
  if (!readsSubmitted && !readsReport) return null
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
      {readsReport && (
        <Link to="/reviews/$rid/report" params={params}>
          Report
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
