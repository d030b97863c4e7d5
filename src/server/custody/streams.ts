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
import { A_CONFLICT_FOLLOWS, anyOf, rowsOf, statement } from '#server/db/statement.ts'
import { sql } from 'kysely'
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
  const actors = everyone ? await actorsOn(tx, review) : await actorsOf(tx, [...few])
  const all = moved.rights || moved.people.size > 0
  const docs = all ? null : [...moved.docs, ...[...moved.held.values()].flatMap((each) => [...each])]
  const made = new Map((await readMade(tx, review.id, docs)).map((row) => [row.doc, row]))
  const rows = await readStreams(tx, review.id, docs)
  const known = new Map(rows.map((row) => [keyOf(row.person_id, row.doc), row]))
  const heldOnly = rows.filter((row) => !made.has(row.doc)).map((row) => row.doc)
  const shown = new Set([...made.keys(), ...heldOnly])
  const given: Given[] = []
  for (const actor of actors) {
    const held = moved.held.get(actor.personId) ?? new Set()
    for (const doc of new Set([...shown, ...held])) {
      const before = known.get(keyOf(actor.personId, doc))
      const exists = made.has(doc) || before !== undefined || held.has(doc)
      const sight = exists ? sightNow(actor, doc, review, made.get(doc)) : 'none'
      if (held.has(doc) || sight !== (before?.sight ?? 'none')) given.push([actor.personId, doc, sight])
    }
  }
  if (given.length > 0) await put(tx, { reviewId: review.id, seq, given })
}

function keyOf(personId: string, doc: string): string {
  return `${personId} ${doc}`
}

async function readMade(tx: Tx, reviewId: string, docs: readonly string[] | null): Promise<readonly Made[]> {
  const query = tx
    .selectFrom('document')
    .where('review_id', '=', reviewId)
    .select(['doc', 'first_author', 'shared', 'snapshot_seq'])
  return (docs ? query.where('doc', 'in', anyOf(docs)) : query).execute()
}

async function readStreams(tx: Tx, reviewId: string, docs: readonly string[] | null): Promise<readonly StreamRow[]> {
  const query = tx.selectFrom('stream').where('review_id', '=', reviewId).selectAll()
  return (docs ? query.where('doc', 'in', anyOf(docs)) : query).execute()
}

type Given = readonly [personId: string, doc: string, sight: StreamRow['sight']]

/** What begins and what changes alike: a row that is there is found by its key, and not by a walk through the list. */
const put = statement((tx, { reviewId, seq, given }: { reviewId: string; seq: number; given: readonly Given[] }) =>
  tx
    .insertInto('stream')
    .columns(['review_id', 'person_id', 'doc', 'sight', 'seq'])
    .expression((of) =>
      of
        .selectFrom(rowsOf(given))
        .where(A_CONFLICT_FOLLOWS)
        .select([
          sql<string>`cast(${reviewId} as text)`.as('review_id'),
          sql<string>`given.value ->> 0`.as('person_id'),
          sql<string>`given.value ->> 1`.as('doc'),
          sql<StreamRow['sight']>`given.value ->> 2`.as('sight'),
          sql<number>`cast(${seq} as bigint)`.as('seq'),
        ]),
    )
    .onConflict((met) =>
      met.columns(['review_id', 'person_id', 'doc']).doUpdateSet({
        sight: (of) => of.ref('excluded.sight'),
        seq: (of) => of.ref('excluded.seq'),
      }),
    ),
)
