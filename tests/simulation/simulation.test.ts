/**
 * Simulated days with the production client and server: whatever the network, the disks and the people do, nothing
 * that was shown as saved is lost, everything is sent in the end, and all replicas agree. `npm run simulate` lives more.
 */
import { describe, expect, test } from 'vitest'
import { live } from './day.ts'

const DAYS = 150

test('the same seed is the same day', async () => {
  const [one, two] = [await live(11), await live(11)]
  expect(two).toEqual(one)
  expect(one.trace.length).toBeGreaterThan(10)
})

describe('no violation', () => {
  const batch = 25
  test.each(Array.from({ length: DAYS / batch }, (_, at) => 1 + at * batch))('days %i and following', async (from) => {
    for (let seed = from; seed < from + batch; seed += 1) {
      const { violations, trace } = await live(seed)
      expect(violations, `seed ${seed}\n${trace.join('\n')}`).toEqual([])
    }
  })
})
