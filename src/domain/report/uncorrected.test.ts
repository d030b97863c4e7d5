import { expect, test } from 'vitest'
import type { FactCheckPoint } from '#domain/moderation/fact-check.ts'
import { uncorrected } from './uncorrected.ts'

const pieces = [
  { section: 'context', text: 'It has 212 pupils. It has two halls.' },
  { section: 'leadership', text: 'Leaders know each class.' },
]
const point = (quote: string, outcome: 'corrected' | 'explained' | null) =>
  ({ id: 'p', section: 'context', quote, answer: outcome && { outcome } }) as FactCheckPoint

test.each([
  ['words that stand as they did', point('It has 212 pupils.', 'corrected'), ['It has 212 pupils.']],
  ['words that have been changed', point('It has 221 pupils.', 'corrected'), []],
  ['a point that was explained', point('It has 212 pupils.', 'explained'), []],
  ['a point that nobody has answered', point('It has 212 pupils.', null), []],
  ['a point about no words', point('', 'corrected'), []],
])('%s', (_, each, quotes) => {
  expect(uncorrected([each], pieces).map(({ quote }) => quote)).toEqual(quotes)
})
