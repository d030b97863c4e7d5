/**
 * Simulated days with the production client and server: whatever the network, the disks and the people do, nothing
 * that was shown as saved is lost, everything is sent in the end, and all replicas agree. `npm run simulate` lives more.
 */
import { expect, test } from 'vitest'
import { live } from './day.ts'
import { REGRESSIONS } from './regressions.ts'
import { batches, liveUpToFirstBad } from './schedules.ts'

test.each(Object.entries(REGRESSIONS))('once wrong, day %s: %s', async (seed) => {
  expect((await live(Number(seed))).violations).toEqual([])
})

test('the same seed is the same day', async () => {
  const [one, two] = [await live(11), await live(11)]
  expect(two).toEqual(one)
  expect(one.trace.length).toBeGreaterThan(10)
})

test.each(batches(0))('no violation on day %i and the days after it', async (from) => {
  expect(await liveUpToFirstBad(from)).toMatchObject({ isBad: false })
})
