/**
 * The words for a change are how somebody recognises their own sentence among fifty. These examples are those words;
 * they also hold that nothing is ever left out for being unknown.
 */
import { expect, test } from 'vitest'
import type { Json } from '#domain/custody/canonical.ts'
import type { Framework } from '#domain/framework/define.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { COMMAND_TYPES } from '#domain/moderation/commands.ts'
import { describe } from './describe.ts'
import { type Parts, partsOfEntry, partsOfItem } from './parts.ts'

const me = '01939f3a-0000-7000-8000-000000000001'
const write = (what: string, value: Json, doc: string | null = `evaluation/${me}`): Parts => ({ doc, what, value })
const said = (parts: Parts, framework: Framework | null = qar2019) => {
  const { where, what, text } = describe(framework, parts)
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
  expect(said(write('areas/leadership/even-better-if/p1/order', 'a1'))[1]).toBe(
    'Even better if: where a point stands in the list',
  )
  expect(said(write('areas/leadership/went-well/p1/_deleted', true))[1]).toBe('What went well: a point removed')
  expect(said(write('areas/leadership/went-well/p1/_deleted', null))[1]).toBe('What went well: a point brought back')
  expect(said(write('areas/leadership/estimate', null))[2]).toBe('Cleared')
})

test('what a deletion saw is told as the deletion that it belongs to, and shows no ids', () => {
  const record = 'areas/leadership/went-well/p1/deleted-having-seen'
  expect(said(write(record, ['01939f3a-0000-7000-8000-00000000000b']))).toEqual([
    'Leadership at all levels',
    'What went well: a point removed',
    null,
  ])
  expect(said(write(record, []))[1]).toBe('What went well: a point removed')
  expect(said(write(record, null))[1]).toBe('What went well: a point brought back')
})

test('the Area of Excellence, decisions, and other documents', () => {
  expect(said(write('excellence/n1/recommendation', 'not-yet'))).toEqual([
    'Area of Excellence',
    'Your recommendation',
    'Not yet',
  ])
  expect(said(write('evaluation.submit', null, null))).toEqual(['Decision', 'Submit your evaluation', null])
  const changes = [{ section: 'context', field: 'text', value: 'A river.' }, null]
  expect(said(write('report.amend', { reason: 'A fact.', version: 1, changes }, null))).toEqual([
    'Decision',
    'Amend the published report',
    'A fact.\n\nA river.',
  ])
  expect(said(write('moderation.return', { personId: me, reasons: { leadership: 'Who?' } }, null))[2]).toBe('Who?')
  expect(said(write('text', 'seen', 'evidence/e1'))).toEqual(['Note', 'Text', 'seen'])
})

test('nothing is left out because this version does not know it', () => {
  expect(said(write('areas/attendance/estimate', 'leading'))).toEqual([
    'Evaluation',
    'A field that this version of the app does not know',
    'leading',
  ])
  expect(said(write('areas/leadership/colour', { deep: true }))[2]).toBe('{"deep":true}')
  expect(said(write('text', 'seen'), null)).toEqual([
    'Evaluation',
    'A field that this version of the app does not know',
    'seen',
  ])
  expect(said(write('constructor', {}, null))[1]).toBe('A decision that this version of the app does not know')
})

test('what the server could not understand is still read for its author', () => {
  expect(
    partsOfEntry({ mid: 'x', schema: 'one', write: { doc: 'evaluation/a', field: 'Ärea', value: 'words' } }),
  ).toEqual({
    doc: 'evaluation/a',
    what: 'Ärea',
    value: 'words',
  })
  expect(partsOfEntry({ command: { type: 'evaluation.submit', targets: [], args: {} } })?.what).toBe(
    'evaluation.submit',
  )
  expect(partsOfEntry({ write: ['no'], command: 'no' })).toBeNull()
})

test('a row of the queue gives back what its preview stands for', () => {
  const row = { mid: '', rid: '', doc: `evaluation/${me}`, at: '', wasSent: false, lastError: null }
  const preview = (what: string, text: string) => describe(qar2019, partsOfItem({ ...row, what, preview: text }))
  expect(preview('areas/leadership/went-well/p1/_deleted', 'true').what).toBe('What went well: a point removed')
  expect(preview('areas/leadership/went-well/p1/_deleted', '').what).toBe('What went well: a point brought back')
  expect(preview('areas/leadership/estimate', '').text).toBe('Cleared')
  const decision = { ...row, doc: null, what: 'factCheck.raise', preview: 'It is 221.' }
  expect(describe(qar2019, partsOfItem(decision)).text).toBe('It is 221.')
})

test('of a decision, what somebody wrote in it is shown whole: it may stand nowhere else', () => {
  const given = (type: string, args: Json) => said(write(type, args, null)).slice(1)
  const point = { point: me, section: 'context', field: 'text', quote: '212 pupils', text: 'It is 221.\n\nTruly.' }
  expect(given('factCheck.raise', point)).toEqual(['Raise a point about a fact', '212 pupils\n\nIt is 221.\n\nTruly.'])
  expect(given('factCheck.answer', { point: me, outcome: 'explained', text: '…as before' })[1]).toBe('…as before')
  expect(given('moderation.agree', { area: 'leadership', estimate: 'leading', reason: 'The books.' })[1]).toBe(
    'The books.',
  )
  const reasons = { leadership: 'Which classes?', provision: ' ', disadvantaged: 'Say more.' }
  expect(given('moderation.return', { personId: me, reasons })[1]).toBe('Which classes?\n\nSay more.')
  const changes = [{ section: 'context', field: 'text', value: 'A canal.' }]
  expect(given('report.amend', { reason: 'No river.', version: 1, changes })[1]).toBe('No river.\n\nA canal.')
  expect(given('review.withdraw', { reason: 'Snow.' })[1]).toBe('Snow.')
  for (const args of [null, {}, [], { text: 7, reasons: [7], changes: [7, null] }, { reason: ' ' }])
    expect(given('report.publish', args)).toEqual(['Publish the report', null])
})

test('every decision that can be given has a name of its own', () => {
  const names = COMMAND_TYPES.map((type) => said(write(type, null, null))[1])
  expect(new Set(names).size).toBe(COMMAND_TYPES.length)
  expect(names).not.toContain('A decision that this version of the app does not know')
})
