/** What an amendment changed, for whoever may read both versions: with its day and its reason, and the one before beside it. */
import { diffIndices } from 'node-diff3'
import { useState } from 'react'
import type { PublishedReport } from '#domain/api/reports.ts'
import { changesBetween } from '#domain/report/differences.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { lastDay, localDay } from '#app/shell/dates.ts'
import { useServer } from '#app/sync/server-query.ts'
import { Button } from '#app/ui/button.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { ChangedTexts } from './changed-texts.tsx'
import { words } from './words.ts'

export function VersionChanges({ rid, published }: { rid: string; published: PublishedReport }) {
  const { report, versions } = published
  const [isOpen, setOpen] = useState(false)
  const shown = versions.find(({ version }) => version === report.version.number)
  const before = versions.find(({ version }) => version < report.version.number)
  if (!shown || !before) return null
  return (
    <details className="card version-changes no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.changes.title(before.version)}</summary>
      <div className="stack">
        <p>
          {words.changes.lead(shown.version, lastDay(localDay(new Date(shown.publishedAt))))}
          {shown.reason !== null && (
            <>
              {' '}
              {words.changes.reason} <q className="version-changes__reason">{shown.reason}</q>
            </>
          )}
        </p>
        {isOpen && <Since rid={rid} version={before.version} report={report} />}
      </div>
    </details>
  )
}

function Since({ rid, version, report }: { rid: string; version: number; report: ReportModel }) {
  const { answer, failure, ask } = useServer('report', { params: { rid }, query: { version } })
  if (answer) return <ChangedTexts texts={changesBetween(answer.report, report, diffIndices)} />
  if (failure === null) return <Progress label={words.changes.loading} />
  return (
    <>
      <p>{words.published.offline}</p>
      <div>
        <Button onClick={ask}>{words.published.again}</Button>
      </div>
    </>
  )
}
