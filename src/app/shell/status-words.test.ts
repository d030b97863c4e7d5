import { expect, test } from 'vitest'
import { clockWords } from './status-words.ts'

const MINUTE = 60_000

test.each<[number, string]>([
  [0, 'right'],
  [2.9 * MINUTE, 'right'],
  [-2.9 * MINUTE, 'right'],
  [3 * MINUTE, '3 minutes slow'],
  [-40 * MINUTE, '40 minutes fast'],
  [60 * MINUTE, '1 hour slow'],
  [-72 * 60 * MINUTE, '3 days fast'],
])('a clock that is %d ms behind the server’s: %s', (offsetMs, words) => {
  expect(clockWords(offsetMs)?.title ?? 'right').toContain(words)
})
