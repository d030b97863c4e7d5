import type { SyncContext } from './context.ts'

/** Less than this is nothing that a person could see in a time of day. */
const NOTHING_MS = 2000

/**
 * Notes how far this device's clock is from the server's, for showing times only: no order and no decision ever
 * depends on it. It is asked anew at each answer, so that a clock that has been put right is believed again.
 *
 * @param servedMs the server's time at this moment
 */
export async function noteServerTime({ port, now }: SyncContext, servedMs: number): Promise<void> {
  const at = now()
  const offsetMs = Math.round(servedMs - Date.parse(at))
  const known = await port.read(['meta'], (rows) => rows.get('meta', 'clock'))
  const before = known && 'offsetMs' in known ? known.offsetMs : 0
  if (Math.abs(offsetMs - before) < NOTHING_MS) return
  await port.write(['meta'], (rows) => rows.put('meta', { key: 'clock', offsetMs, at }))
}
