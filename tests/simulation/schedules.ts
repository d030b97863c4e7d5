/** The days that the tests live, in two halves: a test file for each, so that two processors live them side by side. */
import { live } from './day.ts'
import { report } from './report.ts'

const DAYS = 600
const BATCH = 25

/** The first days of the batches of one half. */
export const batches = (half: 0 | 1): readonly number[] =>
  Array.from({ length: DAYS / 2 / BATCH }, (_, at) => 1 + half * (DAYS / 2) + at * BATCH)

/** The first bad day of a batch, for people; null when all are good. */
export async function firstBadDay(from: number, count: number = BATCH): Promise<string | null> {
  for (let seed = from; seed < from + count; seed += 1) {
    const lived = await live(seed)
    if (lived.violations.length > 0) return report(lived)
  }
  return null
}
