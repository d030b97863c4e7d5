/**
 * What the lead reviewer asks for in an area, above the form in which it is answered, and how many answers are others since,
 * with what they were for whoever opens it: a list that grew by itself would move the form under the hand. What stood there
 * before is in the server's history; without a connection it is said that there is a change, and not what.
 */
import { useCallback, useState } from 'react'
import { type Fields, shownHead, shownValue } from '#domain/custody/state.ts'
import { type Change, changesSince } from '#domain/evaluation/changes.ts'
import type { Area } from '#domain/framework/define.ts'
import { REVIEW, returnedField, statusField } from '#domain/moderation/review-document.ts'
import { AskingServer } from '#app/shell/asking-server.tsx'
import { useView } from '#app/store/hooks.ts'
import { useServer } from '#app/sync/server-query.ts'
import { useFields } from '#app/writing/live-fields.ts'
import { wordDifferences } from '#app/writing/word-differences.ts'
import { useEvaluation } from './evaluation.ts'
import { words as ownWords } from './words.ts'
import './returned-note.css'

const words = {
  asked: 'The lead reviewer asks for changes here',
  elsewhere: 'Returned for changes, but not in this area',
  elsewhereText: (areas: readonly string[]) => `Asked for in: ${areas.join(', ')}. You can change anything.`,
  changed: (count: number) =>
    count === 0
      ? 'Nothing is changed here yet'
      : `${count} ${count === 1 ? 'answer' : 'answers'} changed since you submitted`,
  next: 'Until you submit again, the team reads what you had submitted.',
  fresh: 'New',
  deleted: 'Deleted',
  was: 'It was:',
} as const

export function ReturnedNote({ area }: { area: Area }) {
  const { rid, personId, framework } = useEvaluation()
  const view = useView(rid, REVIEW)
  if (view.status !== 'ready') return null
  const reasonOf = (id: string) => shownValue(view.fields, returnedField(personId, id))
  const reason = reasonOf(area.id)
  const asked = framework.areas.filter(({ id }) => typeof reasonOf(id) === 'string').map(({ short }) => short)
  const since = shownHead(view.fields, statusField(personId))?.receivedAt ?? null
  return (
    <section className="returned-note" aria-labelledby="returned-note">
      <h2 className="returned-note__title" id="returned-note">
        {typeof reason === 'string' ? words.asked : words.elsewhere}
      </h2>
      <p className="returned-note__reason">{typeof reason === 'string' ? reason : words.elsewhereText(asked)}</p>
      <p className="small">{words.next}</p>
      {since !== null && (
        <AskingServer>
          <Changes area={area} since={since} />
        </AskingServer>
      )}
    </section>
  )
}

function Changes({ area, since }: { area: Area; since: string }) {
  const { live } = useEvaluation()
  const fields = useFields(
    live.rested,
    useCallback((now: Fields) => now, []),
    Object.is,
  )
  const changes = changesSince(area, fields, since)
  const [open, setOpen] = useState(false)
  return (
    <details className="returned-note__details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="returned-note__summary">{words.changed(changes.length)}</summary>
      <ul className="returned-note__changes">
        {open &&
          changes.map((change) => (
            <li key={change.field}>
              <OneChange area={area} change={change} now={shownValue(fields, change.field)} since={since} />
            </li>
          ))}
      </ul>
    </details>
  )
}

interface OneChangeProps {
  area: Area
  change: Change
  now: unknown
  since: string
}

function OneChange({ area, change: { field, list, deleted }, now, since }: OneChangeProps) {
  const { rid, doc, framework } = useEvaluation()
  const { answer } = useServer('history', { params: { rid, doc }, query: { field } })
  const before = answer?.writes.filter(({ receivedAt }) => receivedAt <= since).at(-1)?.value
  const textOf = (value: unknown) => {
    if (list !== null) return typeof value === 'string' ? value : ''
    return framework.scale?.levels.find((level) => level.id === value)?.title ?? ''
  }
  const title = list === null ? ownWords.estimate.short : area.lists.find(({ id }) => id === list)?.title
  const isNew = answer !== undefined && before === undefined
  const runs = typeof before === 'string' ? wordDifferences(textOf(before), deleted ? '' : textOf(now))[0] : []
  return (
    <>
      <strong>{title}</strong> {deleted ? words.deleted : isNew && words.fresh}
      {runs.length > 0 && (
        <span className="returned-note__was">
          {words.was}{' '}
          {runs.map((run, at) => (run.differs ? <del key={at}>{run.text}</del> : <span key={at}>{run.text}</span>))}
        </span>
      )}
    </>
  )
}
