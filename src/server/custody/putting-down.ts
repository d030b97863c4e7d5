/**
 * Puts what has gathered in a ledger into the store. `putDown` writes the rows, so that they can be read there;
 * `close` also merges what several people wrote at once, and brings up to date what each person is given and the review's
 * own row. Everything happens in the request's transaction: nothing of it is there before the commit.
 */
import type { ReviewState } from '#domain/people.ts'
import type { WriteRow } from '#server/db/schema.ts'
import { link } from './journal.ts'
import { statement } from '#server/db/statement.ts'
import { type Ledger, nothingWaits } from './ledger.ts'
import { mergeSiblings } from './merging.ts'
import { settleDocuments } from './settling.ts'
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
  const { insertAll } = context.engine
  ledger.waiting = nothingWaits()
  await Promise.all([
    insertAll(tx, 'entry', waiting.entry),
    insertAll(tx, 'received', waiting.received),
    insertAll(tx, 'write', writes),
    insertAll(tx, 'early', waiting.early),
    insertAll(tx, 'journal', journal),
    settleDocuments(ledger),
  ])
}

/**
 * Merges and puts down all that is left, brings up to date what each person is given, and has whoever listens poked once it is
 * durable. The ledger is not used after it.
 */
export async function close(ledger: Ledger): Promise<void> {
  await mergeSiblings(ledger)
  await putDown(ledger)
  await refreshStreams(ledger)
  const { seq, review, context, tx } = ledger
  await count(tx, { reviewId: review.id, seq, state: review.state })
  context.pokes.poke(tx, review.id, seq)
}

const count = statement((tx, { reviewId, seq, state }: { reviewId: string; seq: number; state: ReviewState }) =>
  tx.updateTable('review').set({ seq, state }).where('id', '=', reviewId),
)
