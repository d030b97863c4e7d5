/**
 * Writes that the server will not store as they are: larger than it takes, or not to be read by it. They stay on this
 * device and are shown, since they may be the only copy of somebody's words; but they are no part of what the server
 * has, so no decision may be made upon them as if they were.
 */
import { type Json, canonicalJson, utf8Bytes } from '#domain/custody/canonical.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { MAX_BATCH_BYTES } from '#domain/custody/wire.ts'
import type { StoreContext } from './context.ts'
import { StorageFailure, type StorageFault } from './faults.ts'
import type { Rows } from './port.ts'
import { type OutboxRow, entryOf } from './rows.ts'
import type { RefusedWrite } from './store.ts'
import { laidOver } from './view.ts'

/** What surrounds the entries in the body of a request. */
export const ENVELOPE_BYTES = 512

/** Whether the server has refused this entry for what it is, or is certain to for its size. */
export function isRefused(row: OutboxRow): boolean {
  return row.refused === 'too-large' || row.refused === 'malformed' || isTooLarge(row)
}

function isTooLarge(row: OutboxRow): boolean {
  const value = row.write?.value
  // Most values are a sentence: only one that could be too large is measured.
  if (typeof value === 'string' && value.length * 6 + ENVELOPE_BYTES * 4 < MAX_BATCH_BYTES) return false
  return utf8Bytes(canonicalJson(entryOf(row) as Json)) + ENVELOPE_BYTES > MAX_BATCH_BYTES
}

/**
 * A document as the server will have it: what it refuses is not in the state that it compares with, and a decision upon
 * that would be held for ever.
 */
export async function takenIn(rows: Rows, rid: string, doc: string): Promise<Fields> {
  const waiting = (await rows.ofDocument(rid, doc)).filter((row) => !isRefused(row))
  return laidOver(await rows.get('documents', [rid, doc]), waiting)
}

/** The refused writes that a person still sees in a document as what they wrote: not replaced, not in anything deleted. */
export async function refusedIn(rows: Rows, rid: string, doc: string): Promise<readonly RefusedWrite[]> {
  const waiting = await rows.ofDocument(rid, doc)
  const refused = waiting.filter(isRefused)
  if (refused.length === 0) return []
  const fields = laidOver(await rows.get('documents', [rid, doc]), waiting)
  return refused.flatMap(({ mid, write }) => {
    if (!write || isDeleted(fields, write.field)) return []
    const isShown = fields.get(write.field)?.some((head) => head.mid === mid) ?? false
    return isShown ? [{ mid, field: write.field, value: write.value }] : []
  })
}

/** Whether the document, or an element that the field is in, is deleted. */
function isDeleted(fields: Fields, field: string): boolean {
  const path = field.split('/')
  return path.some((_, at) => shownValue(fields, [...path.slice(0, at), '_deleted'].join('/')) === true)
}

/**
 * Takes a refused entry out of the queue at its author's wish. It is set aside on this device and is in every copy
 * that they save. Null when it is done.
 */
export async function letGo({ port, now }: StoreContext, mid: string): Promise<StorageFault | null> {
  const at = now()
  try {
    await port.write(['outbox', 'meta'], async (rows) => {
      const entry = await rows.get('outbox', mid)
      if (entry?.refused === undefined) return
      await rows.put('meta', { key: `let-go/${mid}`, entry, at })
      await rows.remove('outbox', mid)
    })
    return null
  } catch (error) {
    if (error instanceof StorageFailure) return error.fault
    throw error
  }
}
