import { expect, test } from 'vitest'
import { workingDaysAfter } from './working-days.ts'

test.each([
  ['2026-11-23', 5, '2026-11-30'],
  ['2026-11-27', 1, '2026-11-30'],
  ['2026-11-28', 1, '2026-11-30'],
  ['2026-12-29', 3, '2027-01-01'],
])('%s and %i working days', (day, count, after) => expect(workingDaysAfter(day, count)).toBe(after))
