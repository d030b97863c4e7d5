/** What the table says of an area, and which agreements it offers without a reason. */
import { expect, test } from 'vitest'
import { fieldsFrom } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { COMPLETE, facts, fields, lead } from '#tests/world/decisions.ts'
import { exactly, isFarApart, isToAgree, mostSay, rowsOf } from './area-row.ts'
import type { Column } from './column.ts'

const column = (personId: string, leadership: string | null): Column => ({
  personId,
  name: personId,
  role: 'PR',
  mine: false,
  status: 'submitted',
  since: null,
  withheld: false,
  read: fields({ ...COMPLETE, 'areas/leadership/estimate': leadership }),
  progress: null,
})

function leadership(estimates: readonly (string | null)[], decided = {}) {
  const columns = estimates.map((estimate, at) => column(`p${at}`, estimate))
  const submitted = Object.fromEntries(columns.map((each) => [each.personId, each.read!]))
  return rowsOf(qar2019, columns, facts({ as: [lead], state: 'S', submitted, decided: fieldsFrom(decided) }))[0]!
}

test('three who say the same are unanimous, one alone is not, nor are two of whom one says nothing', () => {
  expect(leadership(['effective', 'effective', 'effective'])).toMatchObject({ unanimous: 'effective', differs: false })
  expect(leadership(['effective'])).toMatchObject({ unanimous: null, differs: false })
  expect(leadership(['effective', null])).toMatchObject({ unanimous: null, differs: true })
})

test('two levels apart is said, and how many say exactly what is agreed', () => {
  const row = leadership(['leading', 'effective', 'effective', 'working-towards'])
  expect(isFarApart(row)).toBe(true)
  expect(exactly(row, 'effective')).toEqual({ exact: 2, of: 4 })
  expect(mostSay(row)).toBe('effective')
  expect(mostSay(leadership(['leading', 'effective']))).toBeNull()
})

test('what is agreed says by whom and when, and whether it is sent', () => {
  const at = '2026-11-21T14:00:00.000Z'
  const head = { mid: 'm', by: 'linda', at, value: 'effective', receivedAt: null }
  const row = leadership(['effective', 'effective'], { 'agreed/leadership/estimate': [head] })
  expect(row.agreed).toEqual({ estimate: 'effective', reason: null, by: 'linda', at, waits: true })
  expect(isToAgree(row)).toBe(false)
  expect(isToAgree(leadership(['effective'], { 'agreed/leadership/estimate': [{ ...head, value: null }] }))).toBe(true)
})
