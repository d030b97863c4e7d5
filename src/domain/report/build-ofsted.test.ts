import { fields } from '#tests/world/decisions.ts'
import { expect, test } from 'vitest'
import { ofstedIn } from './build-ofsted.ts'

test.each([
  ['2025-02-28', '2025-02-28'],
  ['2024-02-29', '2024-02-29'],
  [' 2024-02-29\n', '2024-02-29'],
  ['2025-02-29', null],
  ['2025-04-31', null],
  ['last spring', null],
])('inspected on %s: a report has a day that there was, or none', (typed, on) => {
  const cover = fields({ 'ofsted/shape': 'headline', 'ofsted/on': typed, 'ofsted/grade': 'Good' })
  expect(ofstedIn(cover)).toEqual({ shape: 'headline', on, grade: 'Good' })
})
