import { expect, test } from 'vitest'
import { levelsOf } from './levels.ts'
import { qar2019 } from './qar-2019.ts'

const scaleOf = (count: number) => ({
  scale: {
    wording: 'ours',
    levels: Array.from({ length: count }, (_, at) => ({ id: `l${at}`, title: 'T', summary: 'S', description: 'D' })),
  },
})

test.each([
  [2, [3, 0]],
  [3, [3, 2, 0]],
  [4, [3, 2, 1, 0]],
  [5, [3, 2, 2, 1, 0]],
  [6, [3, 2, 2, 1, 1, 0]],
  [9, [3, 2, 2, 2, 2, 1, 1, 1, 0]],
])('the bars of a scale of %i levels', (count, ranks) => {
  expect(levelsOf(scaleOf(count)).map(({ rank }) => rank)).toEqual(ranks)
})

test('a level keeps its words, highest first', () => {
  expect(levelsOf(qar2019).map(({ title, rank }) => `${title} ${rank}`)).toEqual([
    'Leading 3',
    'Effective 2',
    'Working towards Effective 1',
    'Ineffective 0',
  ])
})

test('a framework without a scale has no levels', () => expect(levelsOf({ scale: null })).toEqual([]))
