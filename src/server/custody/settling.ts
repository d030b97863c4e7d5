/**
 * Brings the documents that a batch wrote in up to date: which writes are heads now, what the whole state hashes to, and
 * whether a note is shared. All documents are settled in the same few statements: a day's notes are hundreds of
 * documents, and what a statement costs is mostly the statement.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { sql } from 'kysely'
import type { DocumentRow } from '#server/db/schema.ts'
import { IS_HEAD } from '#server/db/heads.ts'
import { anyOf, isAmong, rowsOf, statement } from '#server/db/statement.ts'
import { settleHeads } from './field-history.ts'
import type { Ledger, OpenDocument } from './ledger.ts'

export async function settleDocuments(ledger: Ledger): Promise<void> {
  const written = [...ledger.documents].filter(isWritten)
  const gained: Place[] = []
  const lost: Place[] = []
  for (const [doc, document] of written) {
    for (const field of document.written) {
      const change = settleHeads(ledger.fields.get(doc)!.get(field)!)
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
  const hashes = await hashesOf(
    ledger,
    written.map(([doc]) => doc),
  )
  const fresh: DocumentRow[] = []
  const moved: Move[] = []
  for (const [doc, document] of written) {
    const { firstAuthor, seq, isStored } = document
    if (isStored) moved.push([doc, seq, hashes(doc)])
    else {
      const made = { review_id: review.id, doc, first_author: firstAuthor, shared: 0, snapshot_seq: null } as const
      fresh.push({ ...made, seq, state_hash: hashes(doc) })
    }
    document.isStored = true
  }
  await context.engine.insertAll(tx, 'document', fresh)
  if (moved.length > 0) await move(tx, { reviewId: review.id, moved })
}

type Move = readonly [doc: string, seq: number, stateHash: string]

const move = statement((tx, { reviewId, moved }: { reviewId: string; moved: readonly Move[] }) =>
  tx
    .updateTable('document')
    .from(rowsOf(moved))
    .set({ seq: sql`cast(given.value ->> 1 as bigint)`, state_hash: sql`given.value ->> 2` })
    .where('review_id', '=', reviewId)
    .where('doc', '=', sql<string>`given.value ->> 0`),
)

async function hashesOf({ tx, review, context }: Ledger, docs: readonly string[]): Promise<(doc: string) => string> {
  const rows = await headMids(tx, { reviewId: review.id, docs })
  const byDoc = Map.groupBy(rows, (row) => row.doc)
  return (doc) => {
    const fields = Map.groupBy(byDoc.get(doc) ?? [], (row) => row.field)
    const mids = [...fields].map(([field, heads]) => [field, heads.map((each) => each.mid)] as const)
    return stateHash(mids, '', context.sha256)
  }
}

const headMids = statement((tx, { reviewId, docs }: { reviewId: string; docs: readonly string[] }) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where('doc', 'in', anyOf(docs))
    .where('head', '=', IS_HEAD)
    .select(['doc', 'field', 'mid']),
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
