/**
 * Who sees which values is decided in one place, so it is held in one place: a draft is never read, even where its
 * fields lie on this device, and a lead without an evaluation takes no room.
 */
import { expect, test } from 'vitest'
import { type Fields, fieldsFrom } from '#domain/custody/state.ts'
import type { EvaluationStatus } from '#domain/people.ts'
import { columnsOf, estimateOf, readable } from './column.ts'

const [amina, dan, linda] = ['amina', 'dan', 'linda'] as const
const team = [
  { personId: linda, name: 'Linda', role: 'LR' },
  { personId: amina, name: 'Amina', role: 'PR' },
  { personId: dan, name: 'Dan', role: 'PR' },
] as const
const leading: Fields = fieldsFrom({
  'areas/leadership/estimate': [{ mid: 'm', by: 'x', value: 'leading', at: '', receivedAt: null }],
})

function columns(
  statuses: Record<string, EvaluationStatus>,
  areas: Record<string, { estimate: boolean; points: number }>,
  readsOthers = true,
) {
  return columnsOf(team, {
    me: linda,
    standingOf: (person) => ({ status: statuses[person] ?? 'draft', since: null }),
    readsOthers,
    evaluationOf: () => leading,
    progress: { progress: [{ personId: linda, status: 'draft', submittedAt: null, areas }] },
  })
}

test('a draft is never read, even where its fields are on this device', () => {
  const [first, second] = columns({ [dan]: 'submitted' }, {})
  expect(first).toMatchObject({ name: 'Amina', read: null })
  expect(estimateOf(first!, 'leadership')).toBeNull()
  expect(estimateOf(second!, 'leadership')).toBe('leading')
})

test('a returned evaluation is read as it was last submitted', () => {
  expect(readable(columns({ [dan]: 'returned' }, {})).map((column) => column.name)).toEqual(['Dan'])
})

test('the lead has a column, the last, only once they have begun an evaluation of their own', () => {
  expect(columns({}, {}).map((column) => column.name)).toEqual(['Amina', 'Dan'])
  const begun = columns({}, { leadership: { estimate: true, points: 0 } })
  expect(begun.map((column) => column.name)).toEqual(['Amina', 'Dan', 'Linda'])
})

test('what is not open to the reader is withheld, even where its fields are on this device', () => {
  const withheld = columns({ [dan]: 'submitted', [linda]: 'submitted' }, {}, false)
  expect(readable(withheld).map((column) => column.name)).toEqual(['Linda'])
  expect(withheld[1]).toMatchObject({ name: 'Dan', status: 'submitted', withheld: true })
})
