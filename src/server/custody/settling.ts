/**
 * Brings the documents that a batch wrote in up to date: which writes are heads now, what the whole state hashes to, and
 * whether a note is shared. All documents are settled in the same few statements: a day's notes are hundreds of
 * documents, and what a statement costs is mostly the statement.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { sql } from 'kysely'
import { A_CONFLICT_FOLLOWS, isAmong, rowsOf, statement } from '#server/db/statement.ts'
import { settleHeads } from './field-history.ts'
import type { Ledger, OpenDocument } from './ledger.ts'

export async function settleDocuments(ledger: Ledger): Promise<void> {
  const written = [...ledger.documents].filter(isWritten)
  const gained: Place[] = []
  const lost: Place[] = []
  for (const [doc, document] of written) {
    for (const field of document.written) {
      const history = ledger.fields.get(doc)!.get(field)!
      const change = settleHeads(history)
      document.heads.set(field, [...history.heads])
      gained.push(...change.gained.map((mid) => [doc, field, mid] as const))
      lost.push(...change.lost.map((mid) => [doc, field, mid] as const))
    }
  }
  const reviewId = ledger.review.id
  if (gained.length > 0) await mark(ledger.tx, { reviewId, head: 1, places: gained })
  if (lost.length > 0) await mark(ledger.tx, { reviewId, head: 0, places: lost })
  await saveDocuments(ledger, written)
  for (const [doc, document] of written) {
    if (documentKind(doc) === 'evidence' && document.written.has('shared')) await settleShared(ledger, doc)
    document.written = new Set()
  }
}

const isWritten = (each: readonly [string, OpenDocument | null]): each is [string, OpenDocument] =>
  each[1] !== null && each[1].written.size > 0

type Place = readonly [doc: string, field: string, mid: string]

const mark = statement((tx, { reviewId, head, places }: { reviewId: string; head: 0 | 1; places: readonly Place[] }) =>
  tx
    .updateTable('write')
    .set({ head })
    .where('review_id', '=', reviewId)
    .where(isAmong(['doc', 'field', 'mid'], places)),
)

async function saveDocuments(ledger: Ledger, written: readonly [string, OpenDocument][]): Promise<void> {
  const { context, tx, review } = ledger
  const standings = written.map(([doc, { firstAuthor, seq, heads }]): Standing => {
    return [doc, firstAuthor, seq, stateHash(heads, '', context.sha256)]
  })
  if (standings.length > 0) await put(tx, { reviewId: review.id, standings })
}

type Standing = readonly [doc: string, firstAuthor: string, seq: number, stateHash: string]

/** A document that is there is moved: one that is looked for by a list of others would be looked for among all of them. */
const put = statement((tx, { reviewId, standings }: { reviewId: string; standings: readonly Standing[] }) =>
  tx
    .insertInto('document')
    .columns(['review_id', 'doc', 'first_author', 'shared', 'seq', 'state_hash'])
    .expression((of) =>
      of
        .selectFrom(rowsOf(standings))
        .where(A_CONFLICT_FOLLOWS)
        .select([
          sql<string>`cast(${reviewId} as text)`.as('review_id'),
          sql<string>`given.value ->> 0`.as('doc'),
          sql<string>`given.value ->> 1`.as('first_author'),
          sql<0>`0`.as('shared'),
          sql<number>`cast(given.value ->> 2 as bigint)`.as('seq'),
          sql<string>`given.value ->> 3`.as('state_hash'),
        ]),
    )
    .onConflict((met) =>
      met.columns(['review_id', 'doc']).doUpdateSet({
        seq: (of) => of.ref('excluded.seq'),
        state_hash: (of) => of.ref('excluded.state_hash'),
      }),
    ),
)

/** A note about whose sharing there are two different answers is private. */
async function settleShared({ tx, review, moved }: Ledger, doc: string): Promise<void> {
  const heads = await tx
    .selectFrom('write')
    .where('review_id', '=', review.id)
    .where('doc', '=', doc)
    .where('field', '=', 'shared')
    .where('head', '=', 1)
    .select('value')
    .execute()
  const shared = heads.every((head) => head.value === canonicalJson(true)) ? 1 : 0
  await tx.updateTable('document').set({ shared }).where('review_id', '=', review.id).where('doc', '=', doc).execute()
  moved.docs.add(doc)
}
