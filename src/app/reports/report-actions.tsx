/** What can be done with a published report: the school shares it, and whoever reads it can save it. */
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { fetchFile, sizeOfFile } from '#app/sync/file-client.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { words as amending } from './amend-words.ts'
import { Downloads } from './downloads.tsx'
import { ShareButton } from './share-button.tsx'
import type { Report } from './use-report.ts'
import { words } from './words-years.ts'
import './share.css'

export function ReportActions({ report, version }: { report: Report; version: number }) {
  const { review, facts, may } = report
  const params = { rid: review.id }
  // Asking for the size counts as reading, which a hub manager's school is told of.
  const size = usePdfSize(review.id, version, review.myRole !== 'HM')
  return (
    <div className="report-actions no-print">
      <Link to="/schools/$sid" params={{ sid: review.school.id }} className={buttonClass('quiet')}>
        {words.all}
      </Link>
      {may('report.amend') && (
        <Link to="/reviews/$rid/report/amend" params={params} className={buttonClass('secondary')}>
          {amending.link}
        </Link>
      )}
      {may('report.share') && <ShareButton rid={review.id} archived={facts.review.state === 'A'} />}
      <Downloads size={size} fetchAs={(form) => fetchFile('reportFile', { params, query: { form, version } })} />
    </div>
  )
}

function usePdfSize(rid: string, version: number, asks: boolean): number | null {
  const [known, setKnown] = useState<{ readonly of: string; readonly size: number | null } | null>(null)
  const of = `${rid} ${version}`
  useEffect(() => {
    if (!asks) return
    let gone = false
    void sizeOfFile({ params: { rid }, query: { form: 'pdf', version } }).then((size) => {
      if (!gone) setKnown({ of, size })
    })
    return () => {
      gone = true
    }
  }, [rid, version, asks, of])
  return known?.of === of ? known.size : null
}
