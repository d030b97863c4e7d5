import { expect, test } from 'vitest'
import type { Json } from '#domain/custody/canonical.ts'
import type { Entry } from '#domain/custody/entry.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { describe } from './describe.ts'

const me = '01939f3a-0000-7000-8000-000000000001'
const common = { mid: '01939f3a-0000-7000-8000-000000000002', dseq: 1, schema: 1, at: '2026-11-21T14:02:07.120Z' }
const write = (field: string, value: Json, doc = `evaluation/${me}`): Entry => ({ ...common, write: { doc, field, value, ctx: [] } })
const said = (entry: Entry) => {
  const { where, what, text } = describe(qar2019, entry)
  return [where, what, text]
}

test('an estimate and a point are named as on their screen', () => {
  expect(said(write('areas/leadership/estimate', 'working-towards'))).toEqual([
    'Leadership at all levels',
    'Estimate',
    'Working towards Effective',
  ])
  expect(said(write('areas/leadership/went-well/p1/text', '…and “more”\nhere'))).toEqual([
    'Leadership at all levels',
    'What went well',
    '…and “more”\nhere',
  ])
})

test('what has no text of its own says what was done', () => {
  expect(said(write('areas/leadership/even-better-if/p1/order', 'a1'))[1]).toBe('Even better if: a point moved')
  expect(said(write('areas/leadership/went-well/p1/_deleted', true))[1]).toBe('What went well: a point removed')
  expect(said(write('areas/leadership/went-well/p1/_deleted', null))[1]).toBe('What went well: a point brought back')
  expect(said(write('areas/leadership/estimate', null))[2]).toBe('Cleared')
})

test('the Area of Excellence, decisions, and other documents', () => {
  expect(said(write('excellence/n1/recommendation', 'not-yet'))).toEqual(['Area of Excellence', 'Your recommendation', 'Not yet'])
  const submit: Entry = { ...common, command: { type: 'evaluation.submit', targets: [], args: {} } }
  expect(said(submit)).toEqual(['Decision', 'Submit your evaluation', null])
  expect(said(write('text', 'seen', 'evidence/e1'))).toEqual(['Note', 'Text', 'seen'])
})

test('nothing is left out because this version does not know it', () => {
  expect(said(write('areas/attendance/estimate', 'leading'))).toEqual(['Evaluation', 'A field that this version of the app does not know', 'leading'])
  expect(said(write('areas/leadership/colour', { deep: true }))[2]).toBe('{"deep":true}')
  const later: Entry = { ...common, command: { type: 'constructor', targets: [], args: {} } }
  expect(said(later)[1]).toBe('A decision that this version of the app does not know')
})
