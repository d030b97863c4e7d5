import { placeOf } from '#app/store/place.ts'
import type { SyncContext } from './context.ts'

/**
 * A copy of this device has used its numbers. It takes a new id, which no number has been used under, and what waits
 * is numbered anew from 1 in every review, in the same order; the ids of the entries stay, so that the server
 * recognises what it holds already.
 *
 * @param device the id that was refused; where another tab has already left it behind, nothing is to be done
 */
export async function takeNewDevice({ port, newId }: SyncContext, device: string): Promise<void> {
  const id = newId()
  await port.write(['outbox', 'meta'], async (rows) => {
    const present = await rows.get('meta', 'device')
    if (present && 'id' in present && present.id !== device) return
    await rows.put('meta', { key: 'device', id })
    for (const { rid } of await rows.places()) {
      const waiting = await rows.ofReview('outbox', rid)
      for (const [at, row] of waiting.entries()) await rows.put('outbox', { ...row, dseq: at + 1 })
      await rows.put('meta', { ...(await placeOf(rows, rid)), nextDseq: waiting.length + 1 })
    }
  })
}
