/**
 * A review as everyone on it may see it: the school, the days, the team, where it has got to, and what the school
 * has put forward. From here people go to what is theirs.
 */
import { Link, useParams } from '@tanstack/react-router'
import type { Excellence } from '#domain/framework/define.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { REVIEW_STATES, ROLES } from '#domain/people.ts'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { mayHere } from '#app/shell/actor.ts'
import { dayRange } from '#app/shell/dates.ts'
import { titleIn, useNominations } from '#app/shell/nominations.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { HostQuestions } from './host-questions.tsx'
import { SinceLastReview } from './since-last-review.tsx'
import { words } from './words-review.ts'

export function ReviewPage() {
  const { rid } = useParams({ from: '/with-person/reviews/$rid' })
  return (
    <ReviewFrame rid={rid} title="Review">
      {(review) => <Facts review={review} />}
    </ReviewFrame>
  )
}

function Facts({ review }: { review: ReviewDetail }) {
  const framework = frameworkOf(review.framework)
  return (
    <>
      <PageTitle
        kicker={framework.title}
        title={review.school.name}
        lead={`${dayRange(review.from, review.to)} · ${REVIEW_STATES[review.state]}`}
      />
      <Card title="The team">
        <ul className="plain-list">
          {review.team.map(({ personId, name, role }) => (
            <li key={personId}>
              {name}, {ROLES[role].toLowerCase()}
            </li>
          ))}
        </ul>
      </Card>
      {review.myRole === 'LR' && review.state === 'P' && <BeforeTheVisit review={review} />}
      <HostQuestions review={review} framework={framework} />
      <SinceLastReview review={review} framework={framework} />
      {framework.excellence && review.myRole !== 'HM' && (
        <Nominations review={review} excellence={framework.excellence} />
      )}
    </>
  )
}

/** Where the lead goes on from here, before the team is in the school. */
function BeforeTheVisit({ review: { id: rid } }: { review: ReviewDetail }) {
  return (
    <Card title={words.prepare.title}>
      <div className="stack">
        <p>{words.prepare.read}</p>
        <p>
          {words.prepare.start}{' '}
          <Link to="/reviews/$rid/submitted" params={{ rid }}>
            {words.prepare.open}
          </Link>
        </p>
      </div>
    </Card>
  )
}

/** What the school has put forward; its hub hears of it when the report is published. */
function Nominations({ review, excellence }: { review: ReviewDetail; excellence: Excellence }) {
  const params = { rid: review.id }
  const open = mayHere(useSignedIn(), 'excellence.nominate', review)
  const standing = useNominations(review.id)?.filter(({ isWithdrawn }) => !isWithdrawn) ?? []
  return (
    <Card title={words.nomination.title(excellence.title)}>
      <div className="stack">
        {standing.length === 0 ? (
          <p>{words.nomination.none}</p>
        ) : (
          <ul className="plain-list">
            {standing.map(({ doc, fields }) => (
              <li key={doc}>{titleIn(fields, excellence.nomination[0]!.id) ?? words.nomination.untitled}</li>
            ))}
          </ul>
        )}
        {(open || standing.length > 0) && (
          <p>
            <Link to="/reviews/$rid/nomination" params={params} className={buttonClass('secondary')}>
              {open ? (standing.length > 0 ? words.nomination.change : words.nomination.begin) : words.nomination.read}
            </Link>
          </p>
        )}
      </div>
    </Card>
  )
}
