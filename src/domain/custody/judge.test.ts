/**
 * Why a write is held, as tables: by its value, by who writes, and by when. Every state and every status of an
 * evaluation is tried, because an evaluation that is open when it should not be, or closed while somebody types,
 * costs words or trust.
 */
import { qar2019 } from '#domain/framework/qar-2019.ts'
import {
  type Actor,
  EVALUATION_STATUSES,
  type EvaluationStatus,
  REVIEW_STATES,
  type ReviewFacts,
  type ReviewState,
} from '#domain/people.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from './canonical.ts'
import type { Write } from './entry.ts'
import { evaluationIsOpen, judgeWrite } from './judge.ts'

const id = (n: number) => `01939f3a-0000-7000-8000-00000000000${n}`
const [AMINA, DAN, REVIEW, SCHOOL, HUB] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string]
const OWN = `evaluation/${AMINA}`
const ESTIMATE = 'areas/leadership/estimate'
const TEXT = 'areas/leadership/went-well/p1/text'

const peer: Actor = { personId: AMINA, grants: [{ role: 'PR', reviewId: REVIEW }] }
const head: Actor = { personId: AMINA, grants: [{ role: 'SL', schoolId: SCHOOL }] }
const lead: Actor = { personId: AMINA, grants: [{ role: 'LR', reviewId: REVIEW }] }
const nobody: Actor = { personId: AMINA, grants: [] }

function review(state: ReviewState, status: EvaluationStatus = 'draft'): ReviewFacts {
  return { id: REVIEW, schoolId: SCHOOL, hubId: HUB, state, statuses: new Map([[AMINA, status]]) }
}

function judge(write: Partial<Write>, actor = peer, facts = review('F'), firstAuthor: string | null = null) {
  const whole = { doc: OWN, field: ESTIMATE, value: 'leading', ctx: [], ...write }
  return judgeWrite(whole, { actor, review: facts, framework: qar2019, firstAuthor })
}

const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)])

describe('by its value', () => {
  const cases: [string, string, string, Json, 'invalid' | null][] = [
    ['a level', OWN, ESTIMATE, 'working-towards', null],
    ['no level', OWN, ESTIMATE, 'outstanding', 'invalid'],
    ['a level’s name of the object', OWN, ESTIMATE, 'constructor', 'invalid'],
    ['cleared', OWN, ESTIMATE, null, null],
    ['a number for a level', OWN, ESTIMATE, 3, 'invalid'],
    ['text, kept byte for byte', OWN, TEXT, '…“quoted” – e\u0301 👩🏽‍🏫\r\n\t ', null],
    ['a very long text', OWN, TEXT, 'x'.repeat(300_000), null],
    ['text with a lone surrogate', OWN, TEXT, 'a\udc00', 'invalid'],
    ['text with U+0000', OWN, TEXT, 'a\u0000b', 'invalid'],
    ['an object for a text', OWN, TEXT, { a: 1 }, 'invalid'],
    ['a place in the order', OWN, 'areas/leadership/went-well/p1/order', 'a0V', null],
    ['a place with a space', OWN, 'areas/leadership/went-well/p1/order', 'a 0', 'invalid'],
    ['deleted', OWN, 'areas/leadership/went-well/p1/_deleted', true, null],
    ['deleted, false', OWN, 'areas/leadership/went-well/p1/_deleted', false, 'invalid'],
    ['linked evidence', OWN, 'areas/leadership/went-well/p1/evidence/n1', true, null],
    ['a recommendation', OWN, 'excellence/n1/recommendation', 'not-yet', null],
    ['no recommendation', OWN, 'excellence/n1/recommendation', 'maybe', 'invalid'],
    ['an unknown area, kept', OWN, 'areas/safeguarding/estimate', { any: [1] }, null],
    ['an unknown field of depth 8', OWN, 'later', nested(8), null],
    ['an unknown field of depth 9', OWN, 'later', nested(9), 'invalid'],
    ['an unknown field of 64 KiB', OWN, 'later', 'x'.repeat(65_534), null],
    ['one byte more', OWN, 'later', 'x'.repeat(65_535), 'invalid'],
    ['64 KiB counted in UTF-8', OWN, 'later', 'é'.repeat(32_768), 'invalid'],
    ['a lone surrogate in the name of a member', OWN, 'later', { 'a\ud800': 1 }, 'invalid'],
    ['an escaped backslash before u0000', OWN, 'later', 'a\\u0000', null],
    ['U+0000 after a backslash', OWN, 'later', 'a\\\u0000', 'invalid'],
    ['a note’s tag', 'evidence/n', 'tags/behaviour', true, null],
    ['a note shared with false', 'evidence/n', 'shared', false, 'invalid'],
  ]
  test.each(cases)('%s', (_, doc, field, value, expected) => expect(judge({ doc, field, value })).toBe(expected))

  test('any shallow and storable JSON is taken in an unknown field, and U+0000 anywhere in it makes it invalid', () => {
    const storable = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.includes('\u0000'))
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        storable,
        fc.integer(),
        fc.constantFrom(null, true, false),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(storable, tie('value'), { maxKeys: 3 }),
      ),
    }))
    fc.assert(
      fc.property(value, storable, (json, text) => {
        expect(judge({ field: 'later', value: json })).toBeNull()
        expect(judge({ field: 'later', value: [json, `${text}\u0000`] })).toBe('invalid')
        expect(judge({ field: 'later', value: [json, { [`${text}\ud800`]: json }] })).toBe('invalid')
      }),
    )
  })
})

describe('by who writes', () => {
  const cases: [string, Actor, Partial<Write>, string | null, string | null][] = [
    ['one’s own evaluation', peer, {}, null, null],
    ['another’s evaluation', peer, { doc: `evaluation/${DAN}` }, null, 'not-allowed'],
    ['an evaluation of somebody who is no reviewer', head, {}, null, 'not-allowed'],
    ['an evaluation off the review', nobody, {}, null, 'not-allowed'],
    ['the lead’s own evaluation', lead, {}, null, null],
    ['the document review', lead, { doc: 'review', field: 'state', value: 'U' }, null, 'not-allowed'],
    ['a new note', peer, { doc: 'evidence/n', field: 'text', value: 'x' }, null, null],
    ['one’s own note', peer, { doc: 'evidence/n', field: 'text', value: 'x' }, AMINA, null],
    ['another’s note', peer, { doc: 'evidence/n', field: 'text', value: 'x' }, DAN, 'not-allowed'],
    ['a new comment', peer, { doc: 'comment/c', field: 'text', value: 'x' }, null, null],
    ['one’s own comment', lead, { doc: 'comment/c', field: 'text', value: 'x' }, AMINA, null],
    ['another’s comment', peer, { doc: 'comment/c', field: 'text', value: 'x' }, DAN, 'not-allowed'],
    ['another’s comment, by the lead', lead, { doc: 'comment/c', field: '_deleted', value: true }, DAN, 'not-allowed'],
    ['a nomination by the school', head, { doc: 'nomination/n', field: 'title', value: 'x' }, null, null],
    ['another’s nomination, for the same school', head, { doc: 'nomination/n', field: 'title', value: 'x' }, DAN, null],
    ['a nomination by a reviewer', peer, { doc: 'nomination/n', field: 'title', value: 'x' }, null, 'not-allowed'],
    ['an invalid value where one may not write at all', peer, { doc: `evaluation/${DAN}`, value: 7 }, null, 'invalid'],
  ]
  test.each(cases)('%s', (_, actor, write, firstAuthor, expected) =>
    expect(judge(write, actor, review('F'), firstAuthor)).toBe(expected),
  )
})

describe('by when', () => {
  /** The states in which an evaluation of this status is open. */
  const open: { readonly [status in EvaluationStatus]: string } = { draft: 'PFS', submitted: '', returned: 'R' }
  const states = Object.keys(REVIEW_STATES) as ReviewState[]
  test.each(EVALUATION_STATUSES)('an evaluation that is %s', (status) => {
    for (const state of states) {
      const isOpen = open[status].includes(state)
      expect([state, evaluationIsOpen(review(state, status), AMINA)]).toEqual([state, isOpen])
      expect([state, judge({}, peer, review(state, status))]).toEqual([state, isOpen ? null : 'locked'])
      expect(judge({}, nobody, review(state, status))).toBe('not-allowed')
    }
  })

  test('somebody without a status has a draft', () => {
    expect(evaluationIsOpen({ state: 'F', statuses: new Map() }, AMINA)).toBe(true)
  })
})
