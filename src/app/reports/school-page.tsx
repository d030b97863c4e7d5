/**
 * A school over the years: what its published reviews estimated, and what became of that which they asked for. It is told
 * by the server, and of each review only to whoever may read its report.
 */
import { Link, useParams } from '@tanstack/react-router'
import type { Answer } from '#domain/api.ts'
import type { ReviewOverYears } from '#domain/api/reports.ts'
import { plainName } from '#domain/report/file-name.ts'
import { outcomeWords } from '#domain/report/words.ts'
import { BackToReviews } from '#app/shell/back-to-reviews.tsx'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { dayRange, lastDay } from '#app/shell/dates.ts'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { HelpLink } from '#app/shell/help-link.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { SinceThen } from '#app/shell/steps.tsx'
import { useServer } from '#app/sync/server-query.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconFactCheck, IconOffline } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { SaveCsv } from './save-csv.tsx'
import { words } from './words-years.ts'
import { estimateRows, stepRows } from './years-csv.ts'
import { YearsTable } from './years-table.tsx'
import './years.css'

export function SchoolPage() {
  const { sid } = useParams({ from: '/with-person/asked/schools/$sid' })
  const { answer: last, failure, ask } = useServer('schoolReviews', { params: { sid } })
  const isNone = failure === 'not-found'
  // Who may not read it any more does not go on reading the last answer.
  const answer = isNone ? undefined : last
  useDocumentTitle(`${words.title} · ${answer?.school.name ?? 'QA Review'}`)
  return (
    <>
      <AppHeader
        back={<BackToReviews />}
        title={answer?.school.name ?? words.title}
        status={
          <>
            <SaveStatus />
            <HelpLink />
          </>
        }
      />
      <ConnectionBanner />
      <Page className="school-page">
        {answer ? (
          <OverYears {...answer} />
        ) : (
          <>
            <PageTitle title={words.title} />
            {failure ? <NoAnswer isNone={isNone} ask={ask} /> : <Progress label={words.loading} />}
          </>
        )}
      </Page>
    </>
  )
}

function NoAnswer({ isNone, ask }: { isNone: boolean; ask: () => void }) {
  return (
    <EmptyState
      icon={isNone ? <IconFactCheck /> : <IconOffline />}
      title={isNone ? words.none : words.offline}
      action={!isNone && <Button onClick={ask}>{words.again}</Button>}
    />
  )
}

function OverYears({ school, reviews }: Answer<'schoolReviews'>) {
  const compared = [...new Set(reviews.map(({ framework }) => framework.id))]
    .map((id) => reviews.filter((review) => review.framework.id === id && isEstimated(review)).toReversed())
    .filter((each) => each.length > 1)
  const file = plainName(school.name)
  return (
    <>
      <PageTitle kicker={words.lead(reviews.length)} title={school.name} />
      <div className="stack">
        {compared.length === 0 && (
          <EmptyState icon={<IconFactCheck />} title={words.alone.title}>
            {words.alone.text}
          </EmptyState>
        )}
        {compared.map((each) => (
          <section key={each[0]!.framework.id} className="stack" aria-label={each[0]!.framework.title}>
            <h2>{each[0]!.framework.title}</h2>
            <YearsTable reviews={each} />
          </section>
        ))}
        {reviews.some(isEstimated) && (
          <SaveCsv label={words.csv.estimates} name={`${file}-estimates.csv`} rows={() => estimateRows(reviews)} />
        )}
        <h2>{words.asked}</h2>
        {reviews.map((review) => (
          <Asked key={review.id} review={review} />
        ))}
        {reviews.some(({ steps }) => steps.length > 0) && (
          <SaveCsv label={words.csv.steps} name={`${file}-even-better-if.csv`} rows={() => stepRows(reviews)} />
        )}
        <p className="no-print">
          <Link to="/reports/open">{words.fromFile}</Link>
        </p>
      </div>
    </>
  )
}

const isEstimated = ({ estimates }: ReviewOverYears) => estimates.some(({ estimate }) => estimate !== null)

function Asked({ review }: { review: ReviewOverYears }) {
  const { id, framework, from, to, steps, followedOn, excellence = [] } = review
  const days = dayRange(from, to)
  return (
    <Card
      title={days}
      headingLevel={3}
      aside={
        <Link to="/reviews/$rid/report" params={{ rid: id }} aria-label={words.read(days)} className="no-print">
          {words.open}
        </Link>
      }
    >
      <div className="stack">
        <p className="muted small">
          {framework.title}. {steps.length === 0 ? words.nothingAsked : words.become(followedOn && lastDay(followedOn))}
        </p>
        <ul className="steps">
          {steps.map(({ area, text, ...answer }) => (
            <li key={`${area} ${text}`} className="steps__step">
              <h4 className="steps__area">{area}</h4>
              <p className="steps__text">{text}</p>
              {followedOn !== null && <SinceThen {...answer} />}
            </li>
          ))}
        </ul>
        {excellence.length > 0 && (
          <dl className="put-forward">
            {excellence.map(({ title, outcome }, at) => (
              <div key={at}>
                <dt className="muted small">{words.excellence}</dt>
                <dd>
                  <bdi>{title}</bdi> <Tag>{outcomeWords[outcome]}</Tag>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Card>
  )
}
