/**
 * Brings the documents that a batch wrote in up to date: which writes are heads now, what the whole state hashes to, and
 * whether a note is shared. All documents are settled in the same few statements: a day's notes are hundreds of
 * documents, and what a statement costs is mostly the statement.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { sql } from 'kysely'
import { isIn, isAmong, statement } from '#server/db/statement.ts'
import { upsert } from '#server/db/upsert.ts'
import { IS_HEAD } from '#server/db/heads.ts'
import { settleHeads } from './field-history.ts'
import type { Tx } from '#server/context.ts'
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
  const shared = written.filter(([doc, { written: fields }]) => isNote(doc) && fields.has('shared')).map(([doc]) => doc)
  for (const [, document] of written) document.written = new Set()
  for (const doc of shared) ledger.moved.docs.add(doc)
  await Promise.all([
    gained.length > 0 && markGained(ledger.tx, { reviewId, places: gained }),
    lost.length > 0 && markLost(ledger.tx, { reviewId, places: lost }),
    putDocuments(
      ledger.tx,
      written.map((each) => standing(ledger, ...each)),
    ),
    shared.length > 0 && settleShared(ledger.tx, { reviewId, docs: shared }),
  ])
}

const isNote = (doc: string) => documentKind(doc) === 'evidence'

const isWritten = (each: readonly [string, OpenDocument | null]): each is [string, OpenDocument] =>
  each[1] !== null && each[1].written.size > 0

type Place = readonly [doc: string, field: string, mid: string]

interface Marked {
  readonly reviewId: string
  readonly places: readonly Place[]
}

const mark = (tx: Tx, head: 0 | 1, { reviewId, places }: Marked) =>
  tx
    .updateTable('write')
    .set({ head: sql.lit(head) })
    .where('review_id', '=', reviewId)
    .where(isAmong(['doc', 'field', 'mid'], places))

const markGained = statement((tx, marked: Marked) => mark(tx, 1, marked))
const markLost = statement((tx, marked: Marked) => mark(tx, 0, marked))

function standing({ review, context }: Ledger, doc: string, { firstAuthor, seq, heads }: OpenDocument) {
  const state_hash = stateHash(heads, '', context.sha256)
  return { review_id: review.id, doc, first_author: firstAuthor, shared: 0 as const, seq, state_hash }
}

const putDocuments = upsert('document', {
  key: ['review_id', 'doc'],
  made: ['first_author', 'shared'],
  changed: ['seq', 'state_hash'],
  numbers: ['seq', 'shared'],
})

/** A note about whose sharing there are two different answers is private. */
const settleShared = statement((tx, { reviewId, docs }: { reviewId: string; docs: readonly string[] }) =>
  tx
    .updateTable('document')
    .set((of) => ({
      shared: of
        .case()
        .when(
          of.exists(
            of
              .selectFrom('write')
              .whereRef('write.review_id', '=', 'document.review_id')
              .whereRef('write.doc', '=', 'document.doc')
              .where('field', '=', sql.lit('shared'))
              .where('head', '=', IS_HEAD)
              .where('value', '<>', sql.lit(canonicalJson(true)))
              .select('mid'),
          ),
        )
        .then(sql.lit(0 as const))
        .else(sql.lit(1 as const))
        .end(),
    }))
    .where('review_id', '=', reviewId)
    .where(isIn(tx, 'doc', docs)),
)
