import { expect, test } from 'vitest'
import { membershipYear } from './membership-year.ts'

test.each([
  ['2026-08-31', '2025-26'],
  ['2026-09-01', '2026-27'],
  ['2026-12-31', '2026-27'],
  ['2027-01-01', '2026-27'],
  ['2099-09-01', '2099-00'],
])('%s is in the membership year %s', (day, year) => {
  expect(membershipYear(day)).toBe(year)
})
