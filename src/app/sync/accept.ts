/**
 * Takes in the answer to a push, in one transaction: entries whose receipt matches leave the queue for the journal, and
 * the returned documents are stored with them, so that no moment exists in which a word is in neither.
 */
import { entryHash } from '#domain/custody/hashes.ts'
import type { PushAnswer, Receipt } from '#domain/custody/wire.ts'
import { placeOf } from '#app/store/place.ts'
import type { Rows } from '#app/store/port.ts'
import { type OutboxRow, entryOf } from '#app/store/rows.ts'
import type { Batch } from './batch.ts'
import type { SyncContext } from './context.ts'
import { highest, isOlderCopy, isOtherHistory, refill } from './epoch.ts'
import { mergePushed } from './merge-document.ts'

export interface Accepted {
  readonly receipted: number
  /** The server has another history; what it may have lost is in the queue again. */
  readonly refilled: boolean
}

export async function acceptPush(
  { port, now, sha256 }: SyncContext,
  rid: string,
  { device, heard }: Pick<Batch, 'device' | 'heard'>,
  answer: PushAnswer,
): Promise<Accepted> {
  const at = now()
  const { epoch } = answer
  return port.write(['outbox', 'journal', 'documents', 'meta'], async (rows) => {
    const before = await placeOf(rows, rid)
    const refilled = isOtherHistory(before, epoch) || isOlderCopy(heard, answer.receipts)
    const place = refilled ? await refill(rows, before, { epoch, device, at }) : { ...before, epoch }
    let receipted = 0
    for (const receipt of answer.receipts) {
      const row = await matching(rows, rid, receipt)
      if (!row) continue
      await rows.remove('outbox', row.mid)
      await rows.put('journal', { ...row, receipt, device, epoch, receiptedAt: at })
      receipted += 1
    }
    for (const document of answer.documents) {
      const stored = await rows.get('documents', [rid, document.doc])
      await rows.put('documents', mergePushed(rid, stored, document))
    }
    const next = { ...place, digest: null, heard: highest(place.heard, [...answer.receipts, ...answer.documents]) }
    await rows.put('meta', receipted > 0 ? { ...next, lastSent: answer.serverTime } : next)
    return { receipted, refilled }
  })

  /** The waiting entry that this receipt is for: same id, same number, same bytes. Any other stays in the queue. */
  async function matching(rows: Rows, review: string, receipt: Receipt): Promise<OutboxRow | null> {
    const row = await rows.get('outbox', receipt.mid)
    if (!row || row.rid !== review || row.dseq !== receipt.dseq || row.sentAt === null) return null
    return entryHash(entryOf(row), sha256) === receipt.sha256 ? row : null
  }
}
