/**
 * Puts what has gathered in a ledger into the store. `putDown` writes the rows, so that they can be read there;
 * `close` also brings up to date what each person is given and the review's own row. Everything happens in the
 * request's transaction: nothing of it is there before the commit.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { WriteRow } from '#server/db/schema.ts'
import { sql } from 'kysely'
import { settleHeads } from './field-history.ts'
import { link } from './journal.ts'
import type { Ledger, OpenDocument } from './ledger.ts'
import { inParts, insertAll } from './rows.ts'
import { refreshStreams } from './streams.ts'

/** Writes down all that has gathered. */
export async function putDown(ledger: Ledger): Promise<void> {
  const { tx, waiting, context } = ledger
  const journal = waiting.journal.map((event) => {
    const row = link(event, ledger.chain, context.sha256)
    ledger.chain = row.chain
    return row
  })
  const writes: WriteRow[] = waiting.write.map((write) => {
    const history = ledger.fields.get(write.doc)!.get(write.field)!
    const head = history.heads.has(write.mid)
    if (head) history.stored.add(write.mid)
    return { ...write, head: head ? 1 : 0 }
  })
  await insertAll(tx, 'entry', waiting.entry)
  await insertAll(tx, 'write', writes)
  await insertAll(tx, 'journal', journal)
  waiting.entry = []
  waiting.write = []
  waiting.journal = []
  for (const [doc, document] of ledger.documents) {
    if (!document || document.written.size === 0) continue
    await settleDocument(ledger, doc, document)
    document.written = new Set()
  }
}

async function settleDocument(ledger: Ledger, doc: string, document: OpenDocument): Promise<void> {
  const { tx, review } = ledger
  const gained: Place[] = []
  const lost: Place[] = []
  for (const field of document.written) {
    const change = settleHeads(ledger.fields.get(doc)!.get(field)!)
    gained.push(...change.gained.map((mid) => ({ field, mid })))
    lost.push(...change.lost.map((mid) => ({ field, mid })))
  }
  await markHeads(ledger, doc, gained, 1)
  await markHeads(ledger, doc, lost, 0)
  const shared = await isShared(ledger, doc, document)
  const values = { seq: document.seq, state_hash: await hashOf(ledger, doc), ...(shared !== null && { shared }) }
  await tx
    .insertInto('document')
    .values({ review_id: review.id, doc, first_author: document.firstAuthor, shared: 0, snapshot_seq: null, ...values })
    .onConflict((conflict) => conflict.columns(['review_id', 'doc']).doUpdateSet(values))
    .execute()
}

interface Place {
  readonly field: string
  readonly mid: string
}

async function markHeads({ tx, review }: Ledger, doc: string, places: readonly Place[], head: 0 | 1): Promise<void> {
  await inParts(places, async (part) => {
    const pairs = sql.join(part.map(({ field, mid }) => sql`(${field}, ${mid})`))
    await tx
      .updateTable('write')
      .set({ head })
      .where('review_id', '=', review.id)
      .where('doc', '=', doc)
      .where(sql<boolean>`(field, mid) in (values ${pairs})`)
      .execute()
    return []
  })
}

async function hashOf({ tx, review, context }: Ledger, doc: string): Promise<string> {
  const rows = await tx
    .selectFrom('write')
    .where('review_id', '=', review.id)
    .where('doc', '=', doc)
    .where('head', '=', 1)
    .select(['field', 'mid'])
    .execute()
  const fields = Map.groupBy(rows, (row) => row.field)
  return stateHash(
    [...fields].map(([field, heads]) => [field, heads.map((each) => each.mid)] as const),
    '',
    context.sha256,
  )
}

/** Whether a note is shared now, or null when nothing was said about it. Two different answers mean private. */
async function isShared({ tx, review, moved }: Ledger, doc: string, { written }: OpenDocument): Promise<0 | 1 | null> {
  if (documentKind(doc) !== 'evidence' || !written.has('shared')) return null
  const heads = await tx
    .selectFrom('write')
    .where('review_id', '=', review.id)
    .where('doc', '=', doc)
    .where('field', '=', 'shared')
    .where('head', '=', 1)
    .select('value')
    .execute()
  moved.docs.add(doc)
  return heads.every((head) => head.value === canonicalJson(true)) ? 1 : 0
}

/**
 * Puts down all that is left, brings up to date what each person is given, and has whoever listens poked once it is
 * durable. The ledger is not used after it.
 */
export async function close(ledger: Ledger): Promise<void> {
  await putDown(ledger)
  await refreshStreams(ledger.tx, ledger.review, ledger.seq, ledger.moved)
  const { seq, review, context, tx } = ledger
  await tx.updateTable('review').set({ seq, state: review.state }).where('id', '=', review.id).execute()
  context.pokes.poke(tx, review.id, seq)
}
