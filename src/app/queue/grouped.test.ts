import { expect, test } from 'vitest'
import { grouped, pointIn, subjectOf } from './grouped.ts'

const part = (what: string, doc: string | null = 'evaluation/x') => ({ doc, what, value: null })

test('what belongs to one point stands together, everything else for itself, in the order of the first', () => {
  const changes = [
    part('areas/leadership/went-well/p1/text'),
    part('areas/leadership/estimate'),
    part('areas/leadership/went-well/p2/text'),
    part('areas/leadership/went-well/p1/_deleted'),
    part('evaluation.submit', null),
    part('evaluation.submit', null),
    part('areas/leadership/went-well/p1/text', 'evaluation/y'),
  ].map((parts, at) => ({ parts, at }))
  const groups = grouped(changes, ({ parts, at }) => subjectOf(parts, String(at)))
  expect(groups.map((group) => group.map(({ at }) => at))).toEqual([[0, 3], [1], [2], [4], [5], [6]])
})

test('a point is known by its path alone, whatever the framework', () => {
  expect(pointIn('areas/leadership/went-well/p1/evidence/n1')).toBe('areas/leadership/went-well/p1')
  expect(pointIn('areas/leadership/estimate')).toBeNull()
  expect(pointIn('excellence/n1/comment/a/b')).toBeNull()
})
