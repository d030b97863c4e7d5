import type { Json } from '#domain/custody/canonical.ts'
import type { Fields } from '#domain/custody/state.ts'
import { kindAccepts } from '#domain/framework/kinds.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { expect, test } from 'vitest'
import { fieldKind } from './fields.ts'
import { PLAN } from './host-question.ts'
import { answerIn, stepField } from './steps.ts'

const at = '2026-11-20T10:00:00.000Z'
const plan = (values: { readonly [field: string]: Json }): Fields =>
  new Map(
    Object.entries(values).map(([field, value], n) => [field, [{ mid: `m${n}`, by: 'p', value, at, receivedAt: at }]]),
  )

test.each([
  ['previous/p1/status', 'acted-on', true],
  ['previous/p1/status', 'no-longer-relevant', true],
  ['previous/p1/status', null, true],
  ['previous/p1/status', 'done', false],
  ['previous/p1/note', 'Since September', true],
  ['previous/p1/note', 3, false],
] as const)('%s takes %s: %s', (field, value, expected) => {
  expect(kindAccepts(fieldKind(qar2019, PLAN, field)!, value)).toBe(expected)
})

test.each(['previous', 'previous/p1', 'previous/p1/when', 'previous/p1/status/more', 'earlier/p1/status'])(
  '%s is unknown to the framework',
  (field) => expect(fieldKind(qar2019, PLAN, field)).toBeNull(),
)

test('a step is answered with a status and a note, and by neither at first', () => {
  expect(answerIn(plan({}), 'p1')).toEqual({ status: null, note: '' })
  const fields = plan({ [stepField('p1', 'status')]: 'partly', [stepField('p1', 'note')]: 'In Key Stage 1' })
  expect(answerIn(fields, 'p1')).toEqual({ status: 'partly', note: 'In Key Stage 1' })
  expect(answerIn(plan({ [stepField('p1', 'status')]: 'constructor' }), 'p1').status).toBeNull()
})
