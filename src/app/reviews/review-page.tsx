/**
 * A review as everyone on it may see it: the school, the days, the team, where it has got to, and what the school
 * has put forward. From here people go to what is theirs.
 */
import { useParams } from '@tanstack/react-router'
import { shownValue } from '#domain/custody/state.ts'
import type { Excellence } from '#domain/framework/define.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { REVIEW_STATES, ROLES } from '#domain/people.ts'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { dayRange } from '#app/shell/dates.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { useView } from '#app/store/hooks.ts'
import { Card } from '#app/ui/card.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { HostQuestions } from './host-questions.tsx'

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
      <HostQuestions review={review} framework={framework} />
      {framework.excellence && review.myRole !== 'HM' && (
        <Nominations review={review} excellence={framework.excellence} />
      )}
    </>
  )
}

/** What the school has put forward; its hub hears of it when the report is published. */
function Nominations({ review, excellence }: { review: ReviewDetail; excellence: Excellence }) {
  return (
    <Card title={`Put forward: ${excellence.title}`}>
      {review.nominations.length === 0 ? (
        <p>The school has not put one forward.</p>
      ) : (
        <ul className="plain-list">
          {review.nominations.map((doc) => (
            <li key={doc}>
              <NominationTitle rid={review.id} doc={doc} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function NominationTitle({ rid, doc }: { rid: string; doc: string }) {
  const view = useView(rid, doc)
  const title = view.status === 'ready' ? shownValue(view.fields, 'title') : null
  return typeof title === 'string' && title !== '' ? title : 'Without a title yet'
}
