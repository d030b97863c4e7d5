/**
 * Takes the next entries of a review for sending. They are marked as sent in a committed transaction before the request
 * leaves: from then on nothing changes them, because the server may hold them even if its answer never comes.
 */
import { type Json, canonicalJson, utf8Bytes } from '#domain/custody/canonical.ts'
import { MAX_BATCH_BYTES, MAX_BATCH_ENTRIES } from '#domain/custody/wire.ts'
import { deviceOf, placeOf } from '#app/store/place.ts'
import { ENVELOPE_BYTES } from '#app/store/refused.ts'
import { type OutboxRow, entryOf } from '#app/store/rows.ts'
import type { SyncContext } from './context.ts'

export interface Batch {
  readonly device: string
  readonly epoch: string | null
  /** The highest number heard of when it was taken: whatever is new in it gets a higher one. */
  readonly heard: number
  readonly rows: readonly OutboxRow[]
  /** How many could be sent, those in `rows` included. */
  readonly waiting: number
}

export interface Wanted {
  /** Only entries with a higher number: those up to it have had their turn in this exchange. */
  readonly after: number
  /** How many at the most, at least 1. */
  readonly most: number
  /** Also entries that the server has refused before. */
  readonly again: boolean
}

export async function takeBatch(
  { port, newId }: SyncContext,
  rid: string,
  { after, most, again }: Wanted,
): Promise<Batch> {
  return port.write(['outbox', 'meta'], async (rows) => {
    const [all, place, device] = await Promise.all([
      rows.ofReview('outbox', rid),
      placeOf(rows, rid),
      deviceOf(rows, { newId }),
    ])
    const inLine = all.filter((row) => row.dseq > after)
    // Where the whole review was not found, what was set aside goes before what came after it, in its old order.
    const anyNew = inLine.some((row) => row.refused === undefined)
    const waiting = inLine.filter(
      ({ refused }) => again || refused === undefined || (refused === 'not-found' && anyNew),
    )
    const taken = fitting(waiting, Math.min(most, MAX_BATCH_ENTRIES))
    const { epoch, heard = 0, sentUpTo = 0 } = place
    const last = taken.at(-1)?.dseq ?? 0
    if (last > sentUpTo) await rows.put('meta', { ...place, sentUpTo: last })
    return { device, epoch, heard, rows: taken, waiting: waiting.length }
  })
}

/** The first entries that fit together; always at least one, since the server is the judge of what is too large. */
function fitting(waiting: readonly OutboxRow[], most: number): readonly OutboxRow[] {
  let bytes = ENVELOPE_BYTES
  const end = waiting.slice(0, most).findIndex((row, at) => {
    bytes += utf8Bytes(canonicalJson(entryOf(row) as Json)) + 1
    return at > 0 && bytes > MAX_BATCH_BYTES
  })
  return waiting.slice(0, end < 0 ? most : end)
}
