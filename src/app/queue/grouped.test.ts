/** What stands together on the queue page: by point, and a deletion with the record of what it saw, so that no half is lost. */
import { expect, test } from 'vitest'
import { folded, grouped, pointIn, subjectOf } from './grouped.ts'

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

test('a deletion stands with the record of what it saw; one whose other half has been sent stands alone', () => {
  const record = 'areas/leadership/went-well/p1/deleted-having-seen'
  const deletion = 'areas/leadership/went-well/p1/_deleted'
  const told = (...fields: string[]) =>
    folded(
      fields.map((what, at) => ({ ...part(what), at })),
      (each) => each,
    ).map(({ item, records }) => [item.at, ...records.map(({ at }) => at)])
  expect(told(record, deletion, 'areas/leadership/went-well/p1/text')).toEqual([[1, 0], [2]])
  expect(told(record, deletion, record, deletion)).toEqual([
    [1, 0],
    [3, 2],
  ])
  expect(told(record)).toEqual([[0]])
  expect(told(deletion, record)).toEqual([[0], [1]])
  expect(told(record, 'areas/leadership/went-well/p2/_deleted')).toEqual([[1], [0]])
})
