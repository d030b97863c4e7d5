import { placeOf, wasSent } from '#app/store/place.ts'
import type { SyncContext } from './context.ts'

/**
 * A copy of this device has used its numbers. It takes a new id, which no number has been used under, and what waits
 * is numbered anew from 1 in every review, in the same order; the ids of the entries stay, so that the server
 * recognises what it holds already.
 *
 * @param device the id that was refused; where another tab has already left it behind, nothing is to be done
 */
export async function takeNewDevice({ port, now, newId }: SyncContext, device: string): Promise<void> {
  const id = newId()
  const at = now()
  await port.write(['outbox', 'meta'], async (rows) => {
    const present = await rows.get('meta', 'device')
    if (present && 'id' in present && present.id !== device) return
    await rows.put('meta', { key: 'device', id })
    for (const { rid } of await rows.places()) {
      const place = await placeOf(rows, rid)
      const waiting = await rows.ofReview('outbox', rid)
      for (const [index, row] of waiting.entries()) {
        const sentAt = wasSent(row, place) ? (row.sentAt ?? at) : null
        await rows.put('outbox', { ...row, dseq: index + 1, sentAt })
      }
      await rows.put('meta', { ...place, nextDseq: waiting.length + 1, sentUpTo: 0 })
    }
  })
}
