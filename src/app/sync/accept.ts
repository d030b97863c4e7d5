/**
 * Takes in the answer to a push, in one transaction: entries whose receipt matches leave the queue for the journal, and
 * the returned documents are stored with them, so that no moment exists in which a word is in neither.
 */
import { entryHash } from '#domain/custody/hashes.ts'
import type { PushAnswer, Receipt } from '#domain/custody/wire.ts'
import { placeOf, wasSent } from '#app/store/place.ts'
import type { Rows } from '#app/store/port.ts'
import { type OutboxRow, type PlaceRow, entryOf } from '#app/store/rows.ts'
import type { Batch } from './batch.ts'
import type { SyncContext } from './context.ts'
import { highest, isOlderCopy, isOtherHistory, refill } from './epoch.ts'
import { keepDocuments } from './keep-documents.ts'
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
    const receipted = await matched(rows, before, answer.receipts)
    await rows.removeAll(
      'outbox',
      receipted.map(({ mid }) => mid),
    )
    await rows.putAll(
      'journal',
      receipted.map((row) => ({ ...row, sentAt: row.sentAt ?? at, device, epoch, receiptedAt: at })),
    )
    await keepDocuments(rows, rid, answer.documents, mergePushed)
    const next = { ...place, digest: null, heard: highest(place.heard, [...answer.receipts, ...answer.documents]) }
    await rows.put('meta', receipted.length > 0 ? { ...next, lastSent: answer.serverTime } : next)
    return { receipted: receipted.length, refilled }
  })

  /** The waiting entries with the receipts that are for them. Any other stays in the queue. */
  async function matched(rows: Rows, place: PlaceRow, receipts: readonly Receipt[]) {
    const byMid = new Map(receipts.map((receipt) => [receipt.mid, receipt]))
    const waiting = await rows.getAll('outbox', [...byMid.keys()])
    return waiting.flatMap((row) => {
      const receipt = row && byMid.get(row.mid)
      return receipt && row.rid === place.rid && isFor(receipt, row, place) ? [{ ...row, receipt }] : []
    })
  }

  /** Same number, same bytes. */
  function isFor({ dseq, sha256: hash }: Receipt, row: OutboxRow, place: PlaceRow): boolean {
    return row.dseq === dseq && wasSent(row, place) && entryHash(entryOf(row), sha256) === hash
  }
}
