/** Whom a decision concerns is told of it once, and of nothing that was so before: a mail too many is one that nobody reads. */
import type { Json } from '#domain/custody/canonical.ts'
import type { ReviewFacts, ReviewState } from '#domain/people.ts'
import { expect, test } from 'vitest'
import { noticesOf } from './notices.ts'
import {
  FACTS_ACCEPTED_FIELD,
  OVERALL_FIELD,
  STATE_FIELD,
  agreedField,
  factCheckField,
  returnedField,
  statusField,
} from './review-document.ts'

const AMINA = '00000000-0000-8000-8000-00000000000a'
const DAN = '00000000-0000-8000-8000-00000000000d'

function told(state: ReviewState, ...decides: readonly (readonly [string, Json])[]) {
  const before: ReviewFacts = { id: 'r', schoolId: 's', hubId: 'h', state, statuses: new Map([[DAN, 'submitted']]) }
  return noticesOf(before, decides).map(({ notice, to }) => [notice, typeof to === 'string' ? to : to.personId])
}

test('the lead hears of each evaluation that is submitted, its author of one that is returned', () => {
  expect(told('F', [statusField(AMINA), 'submitted'])).toEqual([['submitted', 'lead']])
  expect(
    told('S', [statusField(DAN), 'returned'], [returnedField(DAN, 'provision'), 'Why?'], [STATE_FIELD, 'R']),
  ).toEqual([['returned', DAN]])
})

test('the school hears when its facts are to be checked, the school and the lead when the report is published', () => {
  expect(told('M', [STATE_FIELD, 'C'])).toEqual([['fact-check', 'school']])
  expect(told('C', [STATE_FIELD, 'U'])).toEqual([
    ['published', 'school'],
    ['published', 'lead'],
  ])
})

test('the lead hears of each point that the school raises, the school of each answer, and nobody of one that settles it', () => {
  expect(
    told('C', [factCheckField(DAN, 'raised'), { text: 'It has 221 pupils.' }], [FACTS_ACCEPTED_FIELD, null]),
  ).toEqual([['point-raised', 'lead']])
  expect(told('C', [factCheckField(DAN, 'answer'), { text: '' }], [factCheckField(DAN, 'accepted'), null])).toEqual([
    ['point-answered', 'school'],
  ])
  expect(told('C', [factCheckField(DAN, 'accepted'), true])).toEqual([])
  expect(told('C', [FACTS_ACCEPTED_FIELD, true])).toEqual([])
})

test('nobody hears of what was so before, or of anything else', () => {
  expect(told('F', [statusField(DAN), 'submitted'])).toEqual([])
  expect(told('F', [statusField(DAN), 'draft'])).toEqual([])
  expect(told('U', [STATE_FIELD, 'U'])).toEqual([])
  expect(told('P', [STATE_FIELD, 'F'])).toEqual([])
  expect(told('S', [agreedField('provision', 'estimate'), 'leading'], [OVERALL_FIELD, 'leading'])).toEqual([])
})
