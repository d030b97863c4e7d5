/**
 * The server has another history: it was restored from a backup and may have lost what it once confirmed. What this
 * device holds of its own work goes back into the queue under the same ids, and the server heals from its tablets.
 */
import type { Rows } from '#app/store/port.ts'
import type { DocumentRow, JournalRow, OutboxRow, PlaceRow } from '#app/store/rows.ts'
import { UNCONFIRMED } from './merge-document.ts'

/** Whether `epoch` is another history than the one this place has known. */
export function isOtherHistory(place: PlaceRow, epoch: string): boolean {
  return place.epoch !== null && place.epoch !== epoch
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
  let { nextDseq } = place
  for (const entry of await rows.ofReview('journal', rid)) {
    if (entry.epoch === epoch) continue
    const dseq = entry.device === device ? entry.dseq : nextDseq++
    await rows.put('outbox', { ...withoutReceipt(entry), dseq })
    await rows.remove('journal', entry.mid)
  }
  for (const document of await rows.ofReview('documents', rid)) {
    await setAside(rows, document, place, at)
    await rows.put('documents', { ...unconfirmed(document), seq: UNCONFIRMED })
  }
  return { ...place, nextDseq, epoch, cursor: null, digest: null, refilling: true }
}

/** Documents that the new history turned out not to have are no state any more; what they said is set aside. */
export async function dropUnconfirmed(rows: Rows, rid: string): Promise<void> {
  for (const { seq, doc } of await rows.ofReview('documents', rid)) {
    if (seq === UNCONFIRMED) await rows.remove('documents', [rid, doc])
  }
}

async function setAside(rows: Rows, document: DocumentRow, { rid, epoch }: PlaceRow, at: string): Promise<void> {
  if (document.gone || document.seq === UNCONFIRMED) return
  await rows.put('meta', { key: `before/${rid}/${document.doc}/${epoch}`, document, epoch, at })
}

function unconfirmed({ newer: _newer, heldSeq: _heldSeq, ...document }: DocumentRow): DocumentRow {
  return document
}

function withoutReceipt(entry: JournalRow): OutboxRow {
  const { receipt: _receipt, device: _device, epoch: _epoch, receiptedAt: _receiptedAt, ...row } = entry
  return row
}
