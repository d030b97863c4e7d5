/** A published report, as the server keeps it, with every version that there is of it. */
import { useState } from 'react'
import type { PublishedReport as Published } from '#domain/api/reports.ts'
import { lastDay, localDay } from '#app/shell/dates.ts'
import { useServer } from '#app/sync/server-query.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { IconFactCheck, IconInfo, IconOffline } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { DrawnReport } from './drawn-report.tsx'
import { EndOfReview } from './end-of-review.tsx'
import { ReportActions } from './report-actions.tsx'
import type { Report } from './use-report.ts'
import { VersionChanges } from './version-changes.tsx'
import { words } from './words.ts'

export function PublishedReport({ report }: { report: Report }) {
  const { review } = report
  const [version, setVersion] = useState<number>()
  const published = useServer('report', {
    params: { rid: review.id },
    query: version === undefined ? {} : { version },
  })
  const { failure } = published
  const isNone = failure === 'not-found'
  // Who may not read it any more does not go on reading the last answer.
  const answer = isNone ? undefined : published.answer
  return (
    <>
      {!answer && <PageTitle title={words.title} />}
      {!answer && !failure && <Progress label={words.loading} />}
      {!answer && failure && (
        <EmptyState
          icon={isNone ? <IconFactCheck /> : <IconOffline />}
          title={isNone ? words.published.none : words.published.offline}
        >
          {isNone ? words.published.whose : <Button onClick={published.ask}>{words.published.again}</Button>}
        </EmptyState>
      )}
      {answer && (
        <div className="stack">
          <ReportActions report={report} version={answer.report.version.number} />
          <Replaced published={answer} onNewest={() => setVersion(undefined)} />
          {answer.versions.length > 1 && (
            <Field label={words.published.version}>
              <select
                className="input"
                value={answer.report.version.number}
                onChange={(event) => setVersion(Number(event.target.value))}
              >
                {answer.versions.map(({ version: number, publishedAt, reason }) => (
                  <option key={number} value={number}>
                    {words.published.versionOf(number, lastDay(localDay(new Date(publishedAt))), reason)}
                  </option>
                ))}
              </select>
            </Field>
          )}
          <VersionChanges key={answer.report.version.number} rid={review.id} published={answer} />
          <div className="report-sheet">
            <DrawnReport model={answer.report} />
          </div>
          <EndOfReview report={report} />
        </div>
      )}
    </>
  )
}

/** Whoever reads an older version is told so on the page, not only by what is chosen in a list. */
function Replaced({ published: { report, versions }, onNewest }: { published: Published; onNewest: () => void }) {
  const shown = report.version.number
  const next = versions.findLast(({ version }) => version > shown)
  const newest = versions[0]?.version ?? shown
  if (!next) return null
  return (
    <Banner
      tone="caution"
      icon={<IconInfo />}
      title={words.published.replaced(shown, next.version, lastDay(localDay(new Date(next.publishedAt))))}
      action={<Button onClick={onNewest}>{words.published.readNewest(newest)}</Button>}
    />
  )
}
