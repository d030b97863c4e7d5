/**
 * A report that is not published yet: what is still to be settled, what can be decided, the school's points, and the
 * report itself, to the letter as it would be published now.
 */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { areFactsAccepted } from '#domain/moderation/fact-check.ts'
import { FACT_CHECK_UNTIL_FIELD } from '#domain/moderation/review-document.ts'
import { shownValue } from '#domain/custody/state.ts'
import { pageOf } from '#domain/report/page.ts'
import { piecesOf } from '#domain/report/quotes.ts'
import { dayRange, localDay } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { Banner } from '#app/ui/banner.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { IconInfo, IconSend } from '#app/ui/icon.tsx'
import { BeforeItGoes } from './before-it-goes.tsx'
import { Decision } from './decision.tsx'
import { DrawnReport } from './drawn-report.tsx'
import { EndOfReview } from './end-of-review.tsx'
import { FactCheck } from './fact-check.tsx'
import { quotedPoints } from './quoted.ts'
import { SchoolsCheck } from './schools-check.tsx'
import type { Report } from './use-report.ts'
import { words } from './words.ts'
import { workingDaysAfter } from './working-days.ts'

export function DraftReport({ report }: { report: Report }) {
  const { facts, model } = report
  const { state } = facts.review
  const until = untilOf(report)
  const pieces = useMemo(() => piecesOf(pageOf(model)), [model])
  const points = useMemo(
    () => (state === 'C' ? quotedPoints(facts.decided, pieces) : []),
    [state, facts.decided, pieces],
  )
  const sheet = (
    <div className={state === 'C' ? 'report-beside' : undefined}>
      <div className="report-sheet">
        <DrawnReport model={model} marks={points.flatMap(({ mark }) => mark ?? [])} />
      </div>
      {state === 'C' && <FactCheck report={report} points={points} />}
    </div>
  )
  return (
    <div className="stack">
      {report.may('factCheck.raise') ? (
        <SchoolsCheck report={report} pieces={pieces} until={until}>
          {sheet}
        </SchoolsCheck>
      ) : (
        <>
          <Banner
            tone="info"
            icon={<IconInfo />}
            title={state === 'C' ? words.checking(until) : (words.state[state] ?? '')}
            action={<Actions report={report} />}
          />
          {(report.may('report.sendToSchool') || report.may('report.publish')) && (
            <BeforeItGoes report={report} pieces={pieces} />
          )}
          {sheet}
        </>
      )}
      <p className="muted small">{words.safeguarding}</p>
      <EndOfReview report={report} />
    </div>
  )
}

/** The day until which the school checks the facts, in words. */
function untilOf({ facts }: Report): string | null {
  const until = shownValue(facts.decided, FACT_CHECK_UNTIL_FIELD)
  return typeof until === 'string' ? dayRange(until, until) : null
}

function Actions({ report }: { report: Report }) {
  const { review } = report
  const writes = report.may('report.write')
  // It may go out as it is; but of one in which nobody has written, writing comes first.
  const isEmpty = ![...report.facts.sections.values()].some((fields) => fields.size > 0)
  return (
    <div className="row">
      {writes && (
        <Link
          to="/reviews/$rid/report/write"
          params={{ rid: review.id }}
          className={buttonClass(isEmpty ? 'primary' : 'secondary')}
        >
          {words.writing}
        </Link>
      )}
      {report.may('report.sendToSchool') && (
        <SendToSchool report={report} variant={isEmpty && writes ? 'secondary' : 'primary'} />
      )}
      {report.may('report.publish') && (
        <Decision
          report={report}
          variant="primary"
          icon={<IconSend />}
          label={words.publish.button}
          {...words.publish}
          targets={report.targets}
          command={() => ({ type: 'report.publish', args: {} })}
        >
          <p>{words.publish.text}</p>
          {!areFactsAccepted(report.facts.decided) && <p>{words.publish.unchecked(untilOf(report))}</p>}
        </Decision>
      )}
    </div>
  )
}

/** How long a school has, unless the lead says otherwise. */
const DAYS_TO_CHECK = 5

function SendToSchool({ report, variant }: { report: Report; variant: 'primary' | 'secondary' }) {
  const usual = workingDaysAfter(localDay(useNow()), DAYS_TO_CHECK)
  const [until, setUntil] = useState(usual)
  return (
    <Decision
      report={report}
      variant={variant}
      icon={<IconSend />}
      label={words.send.button}
      {...words.send}
      targets={report.targets}
      command={() => ({ type: 'report.sendToSchool', args: until === '' ? {} : { until } })}
    >
      <p>{words.send.text}</p>
      <Field label={words.send.until}>
        <input type="date" className="input" value={until} onChange={(event) => setUntil(event.target.value)} />
      </Field>
    </Decision>
  )
}
