/**
 * Where a report is written: a page for each of its parts, each a document of its own, so that several people write at
 * once, also without a connection. What each wrote is merged by sentence; what cannot be is shown side by side.
 */
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { sectionOf } from '#domain/report/sections.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconLock } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Announcer } from '#app/writing/announcer.tsx'
import { useDocument } from '#app/writing/document.ts'
import { EditingContext } from '#app/writing/editing.ts'
import { type Part, partsOf } from './parts.ts'
import { SectionFields } from './section-fields.tsx'
import { type Report, useReport } from './use-report.ts'
import { words } from './words.ts'
import './reports.css'

export function WritePage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/report/write' })
  const { section } = useSearch({ from: '/with-person/asked/reviews/$rid/report/write' })
  return (
    <ReviewFrame rid={rid} title={words.writing} teamOnly width="desktop" className="report-screen">
      {(review) => <Writing review={review} section={section} />}
    </ReviewFrame>
  )
}

function Writing({ review, section }: { review: ReviewDetail; section: string | undefined }) {
  const report = useReport(review)
  if (!report) return <Loading />
  const parts = partsOf(report.facts.framework)
  const part = parts.find(({ id }) => id === section) ?? parts[1] ?? parts[0]!
  const read = (
    <Link to="/reviews/$rid/report" params={{ rid: review.id }} className={buttonClass('secondary')}>
      {words.reading}
    </Link>
  )
  return (
    <>
      <PageTitle title={words.writing} lead={words.saved} actions={read} />
      {report.may('report.write') ? (
        <div className="report-write">
          <nav aria-label={words.nav} className="report-parts">
            {parts.map(({ id, short }) => (
              <Link
                key={id}
                to="/reviews/$rid/report/write"
                params={{ rid: review.id }}
                search={{ section: id }}
                aria-current={id === part.id ? 'page' : undefined}
              >
                {short}
              </Link>
            ))}
          </nav>
          <OnePart key={part.id} report={report} part={part} />
        </div>
      ) : (
        <EmptyState icon={<IconLock />} title={words.closed.title}>
          {words.closed.text}
        </EmptyState>
      )}
      <p className="report-safe muted small">{words.safeguarding}</p>
      <Announcer />
    </>
  )
}

function OnePart({ report, part }: { report: Report; part: Part }) {
  const { review, facts } = report
  const doc = sectionOf(part.id)
  const personId = useSignedIn()?.id ?? ''
  const document = useDocument(review.id, doc)
  useTopOfPart(part.id)
  if (!document) return <Progress label={words.loading} />
  if (document.status === 'damaged')
    return (
      <EmptyState icon={<IconLock />} title={words.damaged.title}>
        {words.damaged.text}
      </EmptyState>
    )
  const { live, draft, refresh } = document
  const editing = { rid: review.id, doc, personId, framework: facts.framework, live, draft, refresh, open: true }
  return (
    <EditingContext value={editing}>
      <div className="stack" id={`part-${part.id}`} tabIndex={-1}>
        <SectionFields report={report} part={part} />
      </div>
    </EditingContext>
  )
}

/** Whoever goes to another part by keyboard goes on there. */
function useTopOfPart(id: string): void {
  useEffect(() => {
    if (document.activeElement?.closest('.report-parts')) document.getElementById(`part-${id}`)?.focus()
  }, [id])
}

function Loading() {
  return (
    <>
      <PageTitle title={words.writing} />
      <Progress label={words.loading} />
    </>
  )
}
