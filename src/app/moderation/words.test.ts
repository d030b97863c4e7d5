import { expect, test } from 'vitest'
import { words } from './words.ts'

test('progress is said in counts and never in values', () => {
  expect(words.progress({ estimates: 2, outOf: 3, points: 7 })).toBe('2 of 3 estimates, 7 points so far')
  expect(words.progress({ estimates: 0, outOf: 3, points: 1 })).toBe('0 of 3 estimates, 1 point so far')
  expect(words.progress({ estimates: 0, outOf: 3, points: 0 })).toBe('Not started')
  expect(words.progress({ estimates: 0, outOf: 0, points: 2 })).toBe('2 points so far')
})

test('the spread is said as a tag and as a sentence', () => {
  const apart = { kind: 'apart', levels: 2, lowest: 'Working towards Effective', highest: 'Leading' } as const
  expect(words.spreadTag(apart)).toBe('2 levels apart')
  expect(words.spreadSentence(apart, 3)).toBe('Two levels apart: Working towards Effective to Leading')
  expect(words.spreadTag({ ...apart, levels: 1 })).toBe('1 level apart')
  expect(words.spreadTag({ kind: 'none', level: 'Effective' })).toBe('None')
  expect(words.spreadSentence({ kind: 'too-few' }, 1)).toBe('One estimate so far')
})

test('going on without someone names them', () => {
  expect(words.open.without(['Dan Hughes'])).toMatch(/^Dan Hughes has not submitted/)
  expect(words.open.without(['Amina', 'Dan', 'Priya'])).toMatch(/^Amina, Dan and Priya have not submitted/)
})
