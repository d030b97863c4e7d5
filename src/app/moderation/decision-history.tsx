/**
 * What has been decided of one area, newest first. What stands is on this device; what stood before is asked of the server,
 * which keeps every decision, and of which a decision that has not been sent knows nothing.
 */
import { shownHead } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { REVIEW, agreedField } from '#domain/moderation/review-document.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { useServer } from '#app/sync/server-query.ts'
import { boardWords } from './board-words.ts'
import { levelTitle } from './level-choice.tsx'

const words = boardWords.history

export interface DecisionHistoryProps {
  rid: string
  area: string
  framework: Framework
  facts: CommandFacts
  nameOf: (personId: string) => string
}

export function DecisionHistory({ rid, area, framework, facts, nameOf }: DecisionHistoryProps) {
  const now = useNow()
  const field = agreedField(area, 'estimate')
  const { answer, failure } = useServer('history', { params: { rid, doc: REVIEW }, query: { field } })
  const stands = shownHead(facts.decided, field)
  const known = answer?.writes ?? []
  const all = stands && !known.some(({ mid }) => mid === stands.mid) ? [...known, stands] : known
  return (
    <>
      {all.length === 0 && <p className="muted">{words.none}</p>}
      <ol className="decision-history">
        {all.toReversed().map(({ mid, by, at, receivedAt, value }) => (
          <li key={mid}>
            <strong>{typeof value === 'string' ? words.agreed(levelTitle(framework, value)) : words.undone}</strong>{' '}
            <span className="muted small">
              {words.by(nameOf(by), whenWords(receivedAt ?? at, now))}
              {receivedAt === null && ` · ${boardWords.waits}`}
            </span>
          </li>
        ))}
      </ol>
      {failure === 'unreachable' && <p className="muted small">{words.offline}</p>}
    </>
  )
}
