/** The other half of the days of `simulation.test.ts`. */
import { expect, test } from 'vitest'
import { batches, liveUpToFirstBad } from './schedules.ts'

test.each(batches(1))('no violation on day %i and the days after it', async (from) => {
  expect(await liveUpToFirstBad(from)).toMatchObject({ isBad: false })
})
