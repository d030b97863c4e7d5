/** What the central team alone does with a review: it withdraws one that has no report yet, and archives one that has. */
import { useState } from 'react'
import { Field } from '#app/ui/field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { NotKept } from '#app/writing/not-kept.tsx'
import { Decision } from './decision.tsx'
import { WITHDRAWN, useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function EndOfReview({ report }: { report: Report }) {
  if (report.may('review.withdraw')) return <Withdraw report={report} />
  if (!report.may('report.archive')) return null
  return (
    <div className="report-end">
      <Decision
        report={report}
        label={words.archive.button}
        {...words.archive}
        command={() => ({ type: 'report.archive', args: {} })}
      >
        <p>{words.archive.text}</p>
      </Decision>
    </div>
  )
}

function Withdraw({ report }: { report: Report }) {
  const typed = useTyped(report)
  const reason = typed.of(WITHDRAWN) ?? ''
  const [isMissing, setMissing] = useState(false)
  const command = () => {
    setMissing(reason.trim() === '')
    return reason.trim() === '' ? null : { type: 'review.withdraw', args: { reason } }
  }
  return (
    <div className="report-end">
      <Decision
        report={report}
        variant="quiet"
        danger
        label={words.withdraw.button}
        {...words.withdraw}
        onOpen={() => setMissing(false)}
        onGiven={() => typed.given(WITHDRAWN, reason)}
        command={command}
      >
        <div className="stack">
          <p>{words.withdraw.text}</p>
          <Field label={words.withdraw.reason} error={isMissing && words.withdraw.missing}>
            <TextArea rows={2} value={reason} onChange={(event) => typed.keep(WITHDRAWN, event.target.value)} />
          </Field>
          <NotKept keeping={typed.keeping} />
        </div>
      </Decision>
    </div>
  )
}
