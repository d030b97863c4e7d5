/**
 * Brings the documents that a batch wrote in up to date: which writes are heads now, what the whole state hashes to, and
 * whether a note is shared. All documents are settled in the same few statements: a day's notes are hundreds of
 * documents, and what a statement costs is mostly the statement.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { sql } from 'kysely'
import { settleHeads } from './field-history.ts'
import type { Ledger, OpenDocument } from './ledger.ts'
import { inParts } from './rows.ts'

export async function settleDocuments(ledger: Ledger): Promise<void> {
  const written = [...ledger.documents].filter(isWritten)
  const gained: Place[] = []
  const lost: Place[] = []
  for (const [doc, document] of written) {
    for (const field of document.written) {
      const change = settleHeads(ledger.fields.get(doc)!.get(field)!)
      gained.push(...change.gained.map((mid) => ({ doc, field, mid })))
      lost.push(...change.lost.map((mid) => ({ doc, field, mid })))
    }
  }
  await markHeads(ledger, gained, 1)
  await markHeads(ledger, lost, 0)
  await saveDocuments(ledger, written)
  for (const [doc, document] of written) {
    if (documentKind(doc) === 'evidence' && document.written.has('shared')) await settleShared(ledger, doc)
    document.written = new Set()
  }
}

const isWritten = (each: readonly [string, OpenDocument | null]): each is [string, OpenDocument] =>
  each[1] !== null && each[1].written.size > 0

interface Place {
  readonly doc: string
  readonly field: string
  readonly mid: string
}

async function markHeads({ tx, review }: Ledger, places: readonly Place[], head: 0 | 1): Promise<void> {
  await inParts(places, async (part) => {
    const named = sql.join(part.map(({ doc, field, mid }) => sql`(${doc}, ${field}, ${mid})`))
    await tx
      .updateTable('write')
      .set({ head })
      .where('review_id', '=', review.id)
      .where(sql<boolean>`(doc, field, mid) in (values ${named})`)
      .execute()
    return []
  })
}

async function saveDocuments(ledger: Ledger, written: readonly [string, OpenDocument][]): Promise<void> {
  const { tx, review } = ledger
  const hashes = await hashesOf(
    ledger,
    written.map(([doc]) => doc),
  )
  await inParts(written, async (part) => {
    const rows = part.map(([doc, { firstAuthor, seq }]) => ({
      review_id: review.id,
      doc,
      first_author: firstAuthor,
      shared: 0 as const,
      snapshot_seq: null,
      seq,
      state_hash: hashes(doc),
    }))
    await tx
      .insertInto('document')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['review_id', 'doc'])
          .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), state_hash: eb.ref('excluded.state_hash') })),
      )
      .execute()
    return []
  })
}

async function hashesOf({ tx, review, context }: Ledger, docs: readonly string[]): Promise<(doc: string) => string> {
  const rows = await inParts(docs, (part) =>
    tx
      .selectFrom('write')
      .where('review_id', '=', review.id)
      .where('doc', 'in', part)
      .where('head', '=', 1)
      .select(['doc', 'field', 'mid'])
      .execute(),
  )
  const byDoc = Map.groupBy(rows, (row) => row.doc)
  return (doc) => {
    const fields = Map.groupBy(byDoc.get(doc) ?? [], (row) => row.field)
    const mids = [...fields].map(([field, heads]) => [field, heads.map((each) => each.mid)] as const)
    return stateHash(mids, '', context.sha256)
  }
}

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
