/**
 * The server has another history: it was restored from a backup and may have lost what it once confirmed. What this
 * device holds of its own work goes back into the queue under the same ids, and the server heals from its tablets.
 *
 * Another epoch says so openly. A copy of the store that was put back under the same epoch gives itself away: it does
 * not know a cursor that it gave, or it gives a new entry a number that this device has long heard of.
 */
import type { Receipt } from '#domain/custody/wire.ts'
import type { Rows } from '#app/store/port.ts'
import type { JournalRow, OutboxRow, PlaceRow, Refusal } from '#app/store/rows.ts'
import { NEVER_PULLED } from './merge-document.ts'

/** Whether `epoch` is another history than the one this place has known. */
export function isOtherHistory(place: PlaceRow, epoch: string): boolean {
  return place.epoch !== null && place.epoch !== epoch
}

/** Whether an answer to entries that left when `heard` was the highest known number comes from an older copy. */
export function isOlderCopy(heard: number, receipts: readonly Receipt[]): boolean {
  return receipts.some(({ replayed, seq }) => !replayed && seq <= heard)
}

/** The highest number heard of, in an answer or before it. */
export function highest(heard: number | undefined, answered: readonly { readonly seq: number }[]): number {
  return answered.reduce((most, { seq }) => Math.max(most, seq), heard ?? 0)
}

/**
 * In the transaction that is running: journal back to outbox, cursor forgotten, documents kept for show until the
 * new history confirms or lacks them, and set aside as they were, since they may be the last copy of somebody's words.
 */
export async function refill(
  rows: Rows,
  place: PlaceRow,
  { epoch, device, at }: { readonly epoch: string; readonly device: string; readonly at: string },
): Promise<PlaceRow> {
  const { rid } = place
  const nextDseq = await offerAgain(rows, place, device)
  for (const document of await rows.ofReview('documents', rid)) {
    if (document.seq > NEVER_PULLED && !document.gone)
      await rows.put('meta', {
        key: `before/${rid}/${document.doc}/${place.epoch}/${at}`,
        document,
        epoch: place.epoch,
        at,
      })
    const { newer: _newer, heldSeq: _heldSeq, ...shown } = document
    await rows.put('documents', { ...shown, seq: NEVER_PULLED, unconfirmed: true })
  }
  return { ...place, nextDseq, epoch, cursor: null, digest: null, heard: 0, refilling: true }
}

/**
 * In the transaction that is running: what this device has a receipt for waits once more, under the same ids.
 * Answers the next number to give.
 */
export async function offerAgain(
  rows: Rows,
  { rid, nextDseq }: PlaceRow,
  device: string,
  refused?: Refusal,
): Promise<number> {
  let next = nextDseq
  for (const entry of await rows.ofReview('journal', rid)) {
    const dseq = entry.device === device ? entry.dseq : next++
    await rows.put('outbox', { ...withoutReceipt(entry), dseq, ...(refused && { refused }) })
    await rows.remove('journal', entry.mid)
  }
  return next
}

/**
 * In the transaction that is running: the next pull begins at the start. The server leaves out there what has gone, so
 * every stored document must be named again to stay.
 */
export async function startOver(rows: Rows, place: PlaceRow): Promise<PlaceRow> {
  for (const document of await rows.ofReview('documents', place.rid)) {
    await rows.put('documents', { ...document, unconfirmed: true })
  }
  return { ...place, cursor: null, refilling: true }
}

/** The pull from the start is through: what it did not name is no state any more. */
export async function dropUnconfirmed(rows: Rows, rid: string): Promise<void> {
  for (const { unconfirmed, doc } of await rows.ofReview('documents', rid)) {
    if (unconfirmed) await rows.remove('documents', [rid, doc])
  }
}

function withoutReceipt(entry: JournalRow): OutboxRow {
  const { receipt: _receipt, device: _device, epoch: _epoch, receiptedAt: _receiptedAt, ...row } = entry
  return row
}
