import { expect, test } from 'vitest'
import { ageWords } from './age.ts'

const now = new Date('2026-11-21T14:00:00Z')
const ago = (ms: number) => ageWords(new Date(now.getTime() - ms).toISOString(), now)

test('ages are said in the largest whole unit', () => {
  expect(ago(59_000)).toBe('just now')
  expect(ago(60_000)).toBe('1 minute ago')
  expect(ago(59 * 60_000)).toBe('59 minutes ago')
  expect(ago(90 * 60_000)).toBe('1 hour ago')
  expect(ago(26 * 3_600_000)).toBe('1 day ago')
})

test('a clock that was set back is no reason for nonsense', () => {
  expect(ago(-5_000_000)).toBe('just now')
})
