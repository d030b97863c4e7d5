/**
 * One review in the list: which school, when, as what, and where it has got to. The whole card is the link, so that a
 * thumb in a corridor finds it.
 */
import { Link } from '@tanstack/react-router'
import type { ReviewSummary } from '#domain/api.ts'
import { REVIEW_STATES, ROLES } from '#domain/people.ts'
import { dayRange } from '#app/shell/dates.ts'
import { IconForward } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'

/** One review in the list. Its link is the school's name and leads a reviewer straight to their evaluation. */
export function ReviewCard({ review }: { review: ReviewSummary }) {
  const { id: rid, school, myRole, state, team } = review
  const lead = team.find((member) => member.role === 'LR')
  const reviewer = myRole === 'PR' || myRole === 'LR'
  return (
    <article className="review-card">
      <h2 className="review-card__title">
        <Link
          to={reviewer ? '/reviews/$rid/evaluation' : '/reviews/$rid'}
          params={{ rid }}
          className="review-card__link"
        >
          {school.name}
        </Link>
      </h2>
      <p className="review-card__facts">
        {dayRange(review.from, review.to)} · {ROLES[myRole]}
        {lead && myRole !== 'LR' ? ` · led by ${lead.name}` : ''}
      </p>
      <p className="review-card__foot">
        <Tag tone={state === 'F' || state === 'R' ? 'brand' : 'neutral'}>{REVIEW_STATES[state]}</Tag>
        {reviewer && (
          <Link
            to="/reviews/$rid/team"
            params={{ rid }}
            className="review-card__more"
            aria-label={`Team, ${school.name}`}
          >
            Team
          </Link>
        )}
        {myRole === 'LR' && (
          <Link
            to="/reviews/$rid/submitted"
            params={{ rid }}
            className="review-card__more"
            aria-label={`Submitted evaluations, ${school.name}`}
          >
            Submitted evaluations
          </Link>
        )}
      </p>
      <IconForward />
    </article>
  )
}
