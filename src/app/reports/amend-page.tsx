/**
 * Where the central team amends a published report: each text as it was published and, where they change it, their wording
 * beside it; then a last look at what changes, and why, before it is another version. The texts are the server's, since no
 * section is on a device any more; what is typed is the device's until it is given.
 */
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { shownHead } from '#domain/custody/state.ts'
import { versionOf } from '#domain/moderation/publish.ts'
import { VERSION_FIELD } from '#domain/moderation/review-document.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconLock, IconSending, IconStateDone } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { NotSent } from '#app/writing/not-sent.tsx'
import { AmendForm, Titled } from './amend-form.tsx'
import { words } from './amend-words.ts'
import { useReport } from './use-report.ts'
import './reports.css'

export function AmendPage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/report/amend' })
  return (
    <ReviewFrame rid={rid} title={words.title} teamOnly width="desktop" className="report-screen amend-screen">
      {(review) => <Amending review={review} />}
    </ReviewFrame>
  )
}

function Amending({ review }: { review: ReviewDetail }) {
  const report = useReport(review)
  const [given, setGiven] = useState<string | null>(null)
  if (!report)
    return (
      <Titled review={review}>
        <Progress label={words.loading} />
      </Titled>
    )
  if (!report.may('report.amend'))
    return (
      <Titled review={review}>
        <NotSent facts={report.facts} />
        <EmptyState icon={<IconLock />} title={words.closed.title}>
          {words.closed.text}
        </EmptyState>
      </Titled>
    )
  const { decided } = report.facts
  const version = versionOf(decided)
  const last = shownHead(decided, VERSION_FIELD)
  if (last?.receivedAt === null)
    return (
      <Titled review={review}>
        <Banner tone="info" icon={<IconSending />} title={words.waiting.title(version)}>
          {words.waiting.text}
        </Banner>
      </Titled>
    )
  return (
    <AmendForm report={report} onGiven={setGiven}>
      {/* Another's may have been faster: then this version is theirs. */}
      {given !== null && given === last?.mid && <Published review={review} version={version} />}
    </AmendForm>
  )
}

function Published({ review, version }: { review: ReviewDetail; version: number }) {
  return (
    <Banner
      tone="success"
      icon={<IconStateDone />}
      title={words.done.title(version)}
      action={
        <Link to="/reviews/$rid/report" params={{ rid: review.id }} className={buttonClass('secondary')}>
          {words.done.read}
        </Link>
      }
    />
  )
}
