/** The threads of a moderation: what the framework knows of a comment, and what is read from the documents. */
import { expect, test } from 'vitest'
import { type Fields, fieldsFrom } from '#domain/custody/state.ts'
import { fieldKind } from '#domain/evaluation/fields.ts'
import { kindAccepts } from '#domain/framework/kinds.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { citation, commentOf, commentsIn } from './comments.ts'

const AT = '2026-11-21T14:00:00.000Z'
const fields = (values: { readonly [field: string]: string | boolean }, receivedAt: string | null = AT): Fields =>
  fieldsFrom(
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, [{ mid: 'm', by: 'dan', at: AT, value, receivedAt }]]),
    ),
  )
const POINT = 'areas/leadership/went-well/p1'

test.each([
  ['text', 'Is that so in Key Stage 4?', true],
  ['area', 'leadership', true],
  ['area', 'roof', false],
  ['point', `dan/${POINT}`, true],
  ['point', 7, false],
])('%s takes %s: %s', (field, value, expected) =>
  expect(kindAccepts(fieldKind(qar2019, commentOf('c'), field)!, value)).toBe(expected),
)

test('what a comment does not have has no kind', () => {
  for (const field of ['colour', 'area/leadership']) expect(fieldKind(qar2019, commentOf('c'), field)).toBeNull()
})

test('comments are read in their order, with what they cite, and whether they are sent', () => {
  const read = commentsIn([
    [
      commentOf('02'),
      fields({ text: 'And this?', area: 'leadership', point: citation({ personId: 'dan', point: POINT }) }, null),
    ],
    [commentOf('01'), fields({ text: 'First.', area: 'provision' })],
    [commentOf('03'), fields({ text: 'Taken back.', area: 'leadership', _deleted: true })],
    [commentOf('04'), fields({ text: ' \n', area: 'leadership' })],
    [commentOf('05'), fields({ text: 'Of nothing.' })],
    ['evaluation/x', fields({ text: 'No comment.', area: 'leadership' })],
  ])
  expect(read.map(({ text, cited, waits }) => [text, cited, waits])).toEqual([
    ['First.', null, false],
    ['And this?', { personId: 'dan', point: POINT }, true],
  ])
})
