import type { StoreContext } from './context.ts'
import type { Rows } from './port.ts'
import type { OutboxRow, PlaceRow } from './rows.ts'

/** Where this device stands with a review; a new place has given no number yet. */
export async function placeOf(rows: Rows, rid: string): Promise<PlaceRow> {
  const place = await rows.get('meta', `review/${rid}`)
  return (
    (place as PlaceRow | undefined) ?? {
      key: `review/${rid}`,
      rid,
      nextDseq: 1,
      cursor: null,
      epoch: null,
      digest: null,
      lastPulled: null,
      lastSent: null,
    }
  )
}

/** Puts a new entry into the outbox under the next number, in the transaction that is running and has read the place. */
export async function enqueue(rows: Rows, entry: Omit<OutboxRow, 'dseq'>, place: PlaceRow): Promise<void> {
  await rows.put('outbox', { ...entry, dseq: place.nextDseq })
  await rows.put('meta', { ...place, nextDseq: place.nextDseq + 1 })
}

/** Whether the server may hold it already: from then on nothing changes it. */
export function wasSent({ sentAt, dseq }: OutboxRow, { sentUpTo = 0 }: PlaceRow): boolean {
  return sentAt !== null || dseq <= sentUpTo
}

/** This database's own id; made at the first use, so that a cleared device is another device. */
export async function deviceOf(rows: Rows, { newId }: Pick<StoreContext, 'newId'>): Promise<string> {
  const known = await rows.get('meta', 'device')
  if (known && 'id' in known) return known.id
  const id = newId()
  await rows.put('meta', { key: 'device', id })
  return id
}
