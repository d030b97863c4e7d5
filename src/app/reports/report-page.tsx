/**
 * The report of a review, for everyone who may read it: while it is written, as this device has it; once it is published,
 * as the server keeps it. What a person can do with it stands above it.
 */
import { useParams } from '@tanstack/react-router'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconFactCheck } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { NotSent } from '#app/writing/not-sent.tsx'
import { DraftReport } from './draft-report.tsx'
import { EndOfReview } from './end-of-review.tsx'
import { PublishedReport } from './published-report.tsx'
import { type Report, useReport } from './use-report.ts'
import { words } from './words.ts'
import './reports.css'

export function ReportPage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/report' })
  return (
    <ReviewFrame rid={rid} title={words.title} width="desktop" className="report-screen">
      {(review) => <OneReport review={review} />}
    </ReviewFrame>
  )
}

function OneReport({ review }: { review: ReviewDetail }) {
  const report = useReport(review)
  if (!report)
    return (
      <>
        <PageTitle title={words.title} />
        <Progress label={words.loading} />
      </>
    )
  return (
    <>
      <NotSent facts={report.facts} />
      <AsItStands report={report} />
    </>
  )
}

function AsItStands({ report }: { report: Report }) {
  const { state } = report.facts.review
  if (state === 'U' || state === 'A') return <PublishedReport report={report} />
  if (report.may('report.read draft')) return <DraftReport report={report} />
  return <NotYet report={report} />
}

function NotYet({ report }: { report: Report }) {
  const { review, facts } = report
  const isWithdrawn = facts.review.state === 'W'
  const { title, team, school, hub } = words.notYet
  const why = review.myRole === 'SL' ? school : review.myRole === 'HM' ? hub : team
  return (
    <>
      <PageTitle title={words.title} />
      <EmptyState icon={<IconFactCheck />} title={isWithdrawn ? words.withdrawn.title : title}>
        {isWithdrawn ? words.withdrawn.text : why}
      </EmptyState>
      <EndOfReview report={report} />
    </>
  )
}
