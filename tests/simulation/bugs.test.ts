/**
 * A simulation is worth what it finds: each known fault, put into the product's source, must be found. The search begins
 * where it was found last, and goes on from there when the days have changed, through no more days than the tests live.
 */
import { expect, test } from 'vitest'
import { BUGS, type Bug } from './bugs.ts'
import { liveUpToFirstBad } from './schedules.ts'

const MOST_DAYS = 1000

test.each(Object.entries<Bug>(BUGS))('finds: %s', async (name, { near }) => {
  const { isBad, told } = await liveUpToFirstBad(near, MOST_DAYS, name)
  expect(isBad).toBe(true)
  expect(told).toMatch(/^seed \d+:\n {2}\w+/)
})
