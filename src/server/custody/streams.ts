/**
 * What each person is given of each document, kept as rows: rights are changes. When a right to read begins or
 * ends, the row takes the `seq` of that moment, and the person's next pull brings the document, or that it is
 * gone, although nobody wrote in it.
 */
import type { Actor, ReviewFacts } from '#domain/people.ts'
import { sightOf } from '#domain/policy.ts'
import type { Tx } from '#server/context.ts'
import { actorsOf, actorsOn } from '#server/db/actors.ts'
import type { DocumentRow, StreamRow } from '#server/db/schema.ts'
import { isIn, statement } from '#server/db/statement.ts'
import { upsert } from '#server/db/upsert.ts'
import type { Ledger } from './ledger.ts'

type Made = Pick<DocumentRow, 'doc' | 'first_author' | 'shared' | 'snapshot_seq'>

/**
 * What a person is given of a document now. A document that does not exist yet is judged as if this person were
 * the one to make it, and what has never been submitted, or was recalled, is nothing to others.
 */
function sightNow(actor: Actor, doc: string, review: ReviewFacts, made: Made | undefined): StreamRow['sight'] {
  const facts = { owner: made?.first_author ?? actor.personId, shared: made?.shared === 1 }
  const sight = sightOf(actor, doc, review, facts)
  if (sight === 'submitted' && (made?.snapshot_seq ?? null) === null) return 'none'
  return sight ?? 'none'
}

/** Brings the streams up to date; `seq` is the moment at which whatever has changed here changes for its reader. */
export async function refreshStreams({ tx, review, seq, moved }: Ledger): Promise<void> {
  if (!moved.rights && moved.people.size === 0 && moved.docs.size === 0 && moved.held.size === 0) return
  const everyone = moved.rights || moved.docs.size > 0
  const few = new Set([...moved.people, ...moved.held.keys()])
  const all = moved.rights || moved.people.size > 0
  const docs = all ? null : [...moved.docs, ...[...moved.held.values()].flatMap((each) => [...each])]
  const [actors, documents, rows] = await Promise.all([
    everyone ? actorsOn(tx, review) : actorsOf(tx, [...few]),
    readMade(tx, review.id, docs),
    readStreams(tx, review.id, docs),
  ])
  const made = new Map(documents.map((row) => [row.doc, row]))
  const known = new Map(rows.map((row) => [keyOf(row.person_id, row.doc), row]))
  const heldOnly = rows.filter((row) => !made.has(row.doc)).map((row) => row.doc)
  const shown = new Set([...made.keys(), ...heldOnly])
  const given: StreamRow[] = []
  for (const actor of actors) {
    const held = moved.held.get(actor.personId) ?? new Set()
    for (const doc of new Set([...shown, ...held])) {
      const before = known.get(keyOf(actor.personId, doc))
      const exists = made.has(doc) || before !== undefined || held.has(doc)
      const sight = exists ? sightNow(actor, doc, review, made.get(doc)) : 'none'
      if (held.has(doc) || sight !== (before?.sight ?? 'none'))
        given.push({ review_id: review.id, person_id: actor.personId, doc, sight, seq })
    }
  }
  await putStreams(tx, given)
}

function keyOf(personId: string, doc: string): string {
  return `${personId} ${doc}`
}

/** Of these documents, or of all. */
const readMade = (tx: Tx, reviewId: string, docs: readonly string[] | null): Promise<readonly Made[]> =>
  docs ? someMade(tx, { reviewId, docs }) : allMade(tx, { reviewId })

const readStreams = (tx: Tx, reviewId: string, docs: readonly string[] | null) =>
  docs ? someStreams(tx, { reviewId, docs }) : allStreams(tx, { reviewId })

interface Asked {
  readonly reviewId: string
}
type Some = Asked & { readonly docs: readonly string[] }

const madeIn = (tx: Tx, { reviewId }: Asked) =>
  tx.selectFrom('document').where('review_id', '=', reviewId).select(['doc', 'first_author', 'shared', 'snapshot_seq'])
const allMade = statement(madeIn)
const someMade = statement((tx, some: Some) => madeIn(tx, some).where(isIn(tx, 'doc', some.docs)))

const streamsIn = (tx: Tx, { reviewId }: Asked) =>
  tx.selectFrom('stream').where('review_id', '=', reviewId).select(['person_id', 'doc', 'sight'])
const allStreams = statement(streamsIn)
const someStreams = statement((tx, some: Some) => streamsIn(tx, some).where(isIn(tx, 'doc', some.docs)))

const putStreams = upsert('stream', {
  key: ['review_id', 'person_id', 'doc'],
  changed: ['sight', 'seq'],
  numbers: ['seq'],
})
