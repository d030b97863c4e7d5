/** What must be settled before a report leaves the team, and what is worth a second look. The first stops it, the second never. */
import { Link } from '@tanstack/react-router'
import { factCheckPoints, openPoints } from '#domain/moderation/fact-check.ts'
import { adviceOn } from '#domain/report/advice.ts'
import { COVER } from '#domain/report/cover.ts'
import type { Piece } from '#domain/report/quotes.ts'
import { uncorrected } from '#domain/report/uncorrected.ts'
import { unsettledIn } from '#domain/report/unsettled.ts'
import { Card } from '#app/ui/card.tsx'
import { IconAlert, IconStateDone } from '#app/ui/icon.tsx'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function BeforeItGoes({ report, pieces }: { report: Report; pieces: readonly Piece[] }) {
  const { review, facts, model } = report
  const unsettled = [...facts.sections].map(([doc, fields]) => unsettledIn(facts.framework, doc, fields))
  const questions = unsettled.flatMap((each) => each.questions)
  const conflicts = questions.filter(({ why }) => why === 'answers-differ').length
  const deletions = questions.length - conflicts
  const merges = unsettled.flatMap((each) => each.merges).length
  const open = report.may('report.publish') ? openPoints(facts.decided).length : 0
  const stops = [
    ...(conflicts > 0 ? [words.before.conflicts(conflicts)] : []),
    ...(deletions > 0 ? [words.before.deletions(deletions)] : []),
    ...(merges > 0 ? [words.before.merges(merges)] : []),
    ...(open > 0 ? [words.before.open(open)] : []),
  ]
  const advice = [
    ...uncorrected(factCheckPoints(facts.decided), pieces),
    ...adviceOn(model, facts.sections.get(COVER) ?? new Map()),
  ]
  // A report of which a part is empty, or wrong as before, may go out, but not because nobody was shown that it is.
  const isToBeSeen = advice.some(({ kind }) => kind === 'empty' || kind === 'uncorrected')
  return (
    <Card title={words.before.title}>
      {stops.length === 0 ? (
        <p className="before__clear">
          <IconStateDone />
          {words.before.nothing}
        </p>
      ) : (
        <ul className="before__list" role="list">
          {stops.map((stop) => (
            <li key={stop}>
              <IconAlert />
              {stop}
            </li>
          ))}
        </ul>
      )}
      {advice.length > 0 && (
        <details className="before__advice" open={isToBeSeen}>
          <summary>
            {words.before.advice} ({advice.length})
          </summary>
          <p className="muted small">{words.before.adviceHint}</p>
          <ul>
            {advice.map(({ kind, section, quote }) => (
              <li key={`${kind} ${section} ${quote}`}>
                {words.advice[kind](quote)}{' '}
                {section !== null && report.may('report.write') && (
                  <Link to="/reviews/$rid/report/write" params={{ rid: review.id }} search={{ section }}>
                    {words.write}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
