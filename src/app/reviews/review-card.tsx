/**
 * One review in the list: which school, when, as what, how far one's own work is, and the one thing to do next. The
 * whole card leads there, so that a thumb in a corridor finds it.
 */
import { Link } from '@tanstack/react-router'
import type { ReviewSummary } from '#domain/api/reviews.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { REVIEW_STATES, ROLES, type Role } from '#domain/people.ts'
import { dayRange, whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { IconAlert, IconForward } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { type NextStep, nextStep, offersOwn } from './next-step.ts'
import type { OwnStanding } from './own-standing.ts'
import { useOwnStanding } from './use-own-standing.ts'
import { words } from './words.ts'

const addresses = {
  evaluation: '/reviews/$rid/evaluation',
  submitted: '/reviews/$rid/submitted',
  review: '/reviews/$rid',
  report: '/reviews/$rid/report',
} as const satisfies Record<NextStep['to'], string>

export function ReviewCard({ review }: { review: ReviewSummary }) {
  const { id: rid, school, myRole, team } = review
  const standing = useOwnStanding(review)
  const state = standing?.state ?? review.state
  // Until the device has answered, nothing is offered that might go again.
  const step = nextStep(myRole, standing ?? { kind: 'unknown', state })
  const offers = offersOwn(myRole, standing ?? { kind: 'not-begun', state })
  const lead = team.find((member) => member.role === 'LR')
  return (
    <article className="review-card">
      <div className="review-card__head">
        <h2 className="review-card__title">
          <Link to={addresses[step.to]} params={{ rid }} className="review-card__link">
            {school.name}
          </Link>
        </h2>
        <Tag tone={state === 'F' || state === 'R' ? 'brand' : 'neutral'}>{REVIEW_STATES[state]}</Tag>
      </div>
      <p className="review-card__facts">
        {frameworkOf(review.framework).title} · {dayRange(review.from, review.to)} · {ROLES[myRole]}
        {lead && myRole !== 'LR' ? ` · ${words.ledBy(lead.name)}` : ''}
      </p>
      {(myRole === 'PR' || (myRole === 'LR' && hasBegun(standing))) && <Standing standing={standing} />}
      <p className="review-card__foot">
        <Link
          to={addresses[step.to]}
          params={{ rid }}
          className={buttonClass(step.urgent ? 'primary' : 'secondary', 'review-card__next')}
          aria-label={`${step.label}, ${school.name}`}
        >
          {step.label}
          <IconForward />
        </Link>
        {othersOf(myRole, step, offers).map(({ to, label }) => (
          <Link key={to} to={to} params={{ rid }} className="review-card__more" aria-label={`${label}, ${school.name}`}>
            {label}
          </Link>
        ))}
      </p>
    </article>
  )
}

/** A lead need not write an evaluation: of one that was not begun nothing is said. */
const hasBegun = (standing: OwnStanding | undefined) =>
  standing !== undefined && standing.kind !== 'unknown' && standing.kind !== 'not-begun'

/** A line is kept for it while the device is asked, so that the cards below do not move. */
function Standing({ standing }: { standing: OwnStanding | undefined }) {
  const now = useNow()
  const since = standing?.since ? whenWords(standing.since, now) : null
  const questions = standing?.questions ?? 0
  return (
    <p className="review-card__standing">
      {standing && words.standing(standing, since)}
      {questions > 0 && (
        <Tag tone="caution" icon={<IconAlert />}>
          {words.questions(questions)}
        </Tag>
      )}
    </p>
  )
}

function othersOf(role: Role, { to }: NextStep, offersOwn: boolean) {
  return [
    ...(offersOwn && to !== 'evaluation' ? [{ to: addresses.evaluation, label: words.yourEvaluation }] : []),
    ...(role === 'LR' || role === 'PR' ? [{ to: '/reviews/$rid/team' as const, label: words.team }] : []),
  ]
}
