import { expect, test } from 'vitest'
import { LONGEST_HIDDEN_MS, LONGEST_VISIBLE_MS, backOffMs, retryAfterMs } from './retry.ts'

test('the back-off grows with full jitter and stops at its cap, visible sooner than hidden', () => {
  expect([1, 2, 3].map((failures) => backOffMs(failures, true, 1))).toEqual([2000, 4000, 8000])
  expect(backOffMs(3, true, 0)).toBe(0)
  expect(backOffMs(3, true, 0.5)).toBe(4000)
  expect(backOffMs(50, true, 1)).toBe(LONGEST_VISIBLE_MS)
  expect(backOffMs(50, false, 1)).toBe(LONGEST_HIDDEN_MS)
})

test('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-11-21T14:00:00Z')
  expect(retryAfterMs('7', now)).toBe(7000)
  expect(retryAfterMs('Sat, 21 Nov 2026 14:00:30 GMT', now)).toBe(30_000)
  expect(retryAfterMs('Sat, 21 Nov 2026 13:00:00 GMT', now)).toBe(0)
  expect(retryAfterMs('soon', now)).toBeNull()
  expect(retryAfterMs(null, now)).toBeNull()
})
