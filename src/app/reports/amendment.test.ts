/** An amendment from what is typed to what is sent and back: nobody's words may be left out, doubled or out of sight. */
import { expect, test } from 'vitest'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { placesOf } from './amendable-places.ts'
import { amendedIn, amendmentOf, beside, fits, heldAmendment } from './amendment.ts'

const POINT = 'areas/leadership/went-well'
const texts = [
  { section: 'context', field: 'text', list: null, text: 'By a river.\r\nIt is small.' },
  { section: 'leadership', field: `${POINT}/a/text`, list: 'went-well', text: 'First' },
  { section: 'leadership', field: `${POINT}/x/text`, list: 'went-well', text: '' },
  { section: 'leadership', field: `${POINT}/b/text`, list: 'went-well', text: 'Second' },
]
const places = (typed: readonly string[] = []) => placesOf(qar2019, texts, typed)
const amended = (words: Readonly<Record<string, string>>) =>
  amendedIn(places(Object.keys(words)), new Map(Object.entries(words)))

test('points are numbered as the report shows them; one that was taken out has no number', () => {
  const names = places().flatMap((part) => part.places.map(({ name }) => name))
  expect(names).toEqual(['Text', 'What went well 1', 'What went well: taken out before', 'What went well 2'])
})

test('what was typed for a text that the last version has no more stands among the others', () => {
  const [gone] = amended({ [`leadership ${POINT}/gone/text`]: 'My words' })
  expect(gone).toMatchObject({ part: 'Leadership at all levels', list: 'went-well', text: '', wording: 'My words' })
  // The reason is kept beside the wordings and is none.
  expect(amended({ reason: 'Because.' })).toEqual([])
})

test('a wording is an amendment only where it differs, whatever a browser makes of the ends of lines', () => {
  expect(amended({ 'context text': 'By a river.\nIt is small.' })).toEqual([])
  expect(amended({ [`leadership ${POINT}/a/text`]: 'First' })).toEqual([])
  expect(amended({ [`leadership ${POINT}/a/text`]: '' })).toHaveLength(1)
})

test('one that was kept gives its words back', () => {
  const made = amendmentOf(1, 'A fact.', amended({ [`leadership ${POINT}/a/text`]: 'The first', 'context text': '' }))
  const entry = { mid: 'm', command: made } as never
  const held = heldAmendment({ mid: 'm', reason: 'moved', by: 'p', entry, receivedAt: '' })
  expect(held).toEqual({
    mid: 'm',
    why: 'moved',
    reason: 'A fact.',
    wordings: [
      ['context text', ''],
      [`leadership ${POINT}/a/text`, 'The first'],
    ],
  })
  const other = { command: { ...made, type: 'report.publish' } } as never
  expect(heldAmendment({ mid: 'm', reason: 'moved', by: 'p', entry: other, receivedAt: '' })).toBeNull()
  expect([beside('', 'before'), beside('before', 'before'), beside('since', 'before')]).toEqual([
    'before',
    'before',
    'since\nbefore',
  ])
})

test('one that no request can hold is not given', () => {
  const of = (length: number) => amendmentOf(1, 'A fact.', amended({ 'context text': 'é'.repeat(length) }))
  expect([fits(of(120_000)), fits(of(135_000))]).toEqual([true, false])
})
