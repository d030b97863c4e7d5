import { expect, test } from 'vitest'
import { reviewDay } from './review-day.ts'

test.each([
  ['the second of three', '2026-11-17', '2026-11-19', '2026-11-18', { when: 'during', day: 2, of: 3 }],
  ['one day', '2026-11-17', '2026-11-17', '2026-11-17', { when: 'during', day: 1, of: 1 }],
  ['after a weekend', '2026-11-19', '2026-11-23', '2026-11-23', { when: 'during', day: 3, of: 3 }],
  ['the weekend between', '2026-11-19', '2026-11-23', '2026-11-21', { when: 'during', day: null, of: 3 }],
  ['a review that ends on a Sunday', '2026-11-20', '2026-11-22', '2026-11-21', { when: 'during', day: 2, of: 3 }],
  ['over the end of summer time', '2026-10-23', '2026-10-26', '2026-10-26', { when: 'during', day: 2, of: 2 }],
  ['before', '2026-11-17', '2026-11-19', '2026-11-16', { when: 'before' }],
  ['after', '2026-11-17', '2026-11-19', '2026-11-20', { when: 'after' }],
])('%s', (_, from, to, today, expected) => expect(reviewDay(from, to, today)).toEqual(expected))
