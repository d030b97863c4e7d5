/**
 * A loss can be proved: each device numbers what it hands over, and the server says which numbers it has. Where it lacks
 * one that it gave a receipt for, an older copy of its store was put back, and nothing else may ever show it: the copy can
 * know this device's cursor, and a newer state of the same document, without what was lost, agrees with every digest.
 */
import { deviceOf, placeOf } from '#app/store/place.ts'
import type { SyncContext } from './context.ts'
import { refill } from './epoch.ts'
import { stillMine } from './session-check.ts'

/** Whether the server turned out to lack what it has confirmed; it then waits again. False also where nobody could tell. */
export async function refillIfLost(context: SyncContext, rid: string): Promise<boolean> {
  const { port, api, personId, now, newId } = context
  const receipted = await port.read(['journal'], (rows) => rows.ofReview('journal', rid))
  if (receipted.length === 0) return false
  const result = await api('devices', { params: { rid } })
  if (!('answer' in result)) return false
  const own = result.answer.devices.filter((row) => row.personId === personId)
  const isThere = ({ device, dseq }: (typeof receipted)[number]) =>
    own.some(
      ({ device: known, receivedUpTo, missing }) =>
        known === device && dseq <= receivedUpTo && !missing.some(([from, to]) => from <= dseq && dseq <= to),
    )
  if (receipted.every(isThere) || (await stillMine(context, result))) return false
  const at = now()
  return port.write(['documents', 'outbox', 'journal', 'meta'], async (rows) => {
    const place = await placeOf(rows, rid)
    if (place.epoch === null) return false
    const device = await deviceOf(rows, { newId })
    await rows.put('meta', await refill(rows, place, { epoch: place.epoch, device, at }))
    return true
  })
}
