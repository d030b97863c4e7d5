/**
 * Two answers are chosen between by what differs, so nothing of either may be missing from what is shown: the runs are
 * tested to be the texts themselves, whatever is in them.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Run, wordDifferences } from './word-differences.ts'

const marked = (runs: readonly Run[]) => runs.map((run) => (run.differs ? `[${run.text}]` : run.text)).join('')
const whole = (runs: readonly Run[]) => runs.map((run) => run.text).join('')

test('what only one of them says is marked', () => {
  const [left, right] = wordDifferences('…pupils read aloud every day.', '…pupils read aloud to a partner every day.')
  expect(marked(left)).toBe('…pupils read aloud every day.')
  expect(marked(right)).toBe('…pupils read aloud [to a partner ]every day.')
})

test('nothing in common is all marked; equal is unmarked; empty is nothing', () => {
  expect(wordDifferences('one', 'two').map(marked)).toEqual(['[one]', '[two]'])
  expect(wordDifferences('same words', 'same words').map(marked)).toEqual(['same words', 'same words'])
  expect(wordDifferences('', 'new').map(marked)).toEqual(['', '[new]'])
})

test('the runs are the texts, byte for byte', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '…', 'é', '👩‍🏫'), { maxLength: 40 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [a, b] = wordDifferences(left, right)
      expect([whole(a), whole(b)]).toEqual([left, right])
      const common = (runs: readonly Run[]) =>
        runs
          .filter((run) => !run.differs)
          .flatMap((run) => run.text.match(/\S+/g) ?? [])
          .join(' ')
      expect(common(a)).toBe(common(b))
    }),
  )
})

test('texts too long to compare in time come back unmarked', () => {
  const long = (word: string) => `${word} `.repeat(3000)
  const [left] = wordDifferences(long('a'), long('b'))
  expect(left.every((run) => !run.differs)).toBe(true)
})
