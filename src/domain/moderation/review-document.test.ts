/**
 * The document `review` is one for everyone and read field by field: a slip here would tell a school what its
 * reviewers have not said yet. Every kind of field is asked for, by every role.
 */
import type { Grant, ReviewState } from '#domain/people.ts'
import { expect, test } from 'vitest'
import { personOfStatus, readsReviewField, statusField } from './review-document.ts'

const [ME, DAN, REVIEW, SCHOOL, HUB] = [1, 2, 3, 4, 5].map((n) => `01939f3a-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
  string,
]
const roles: { readonly [role: string]: readonly Grant[] } = {
  PR: [{ role: 'PR', reviewId: REVIEW }],
  LR: [{ role: 'LR', reviewId: REVIEW }],
  SL: [{ role: 'SL', schoolId: SCHOOL }],
  HM: [{ role: 'HM', hubId: HUB }],
  CT: [{ role: 'CT' }],
  nobody: [],
}

const review = (state: ReviewState) => ({ id: REVIEW, schoolId: SCHOOL, hubId: HUB, state, statuses: new Map() })

/** The roles that are given a field. */
const given = (field: string, state: ReviewState, agreed = false) =>
  Object.keys(roles)
    .filter((role) => {
      const published = { agreed, recent: false, byLink: false }
      return readsReviewField({ personId: ME, grants: roles[role]! }, { review: review(state), published }, field)
    })
    .join(' ')

/** Each field with the roles that are given it, while the review is in moderation and while the school checks. */
const cases: [field: string, inModeration: string, inChecking: string][] = [
  ['state', 'PR LR SL HM CT', 'PR LR SL HM CT'],
  [statusField(DAN), 'PR LR CT', 'PR LR CT'],
  [`returned/${DAN}/leadership/reason`, 'LR', 'LR'],
  [`returned/${ME}/leadership/reason`, 'PR LR SL HM CT', 'PR LR SL HM CT'],
  ['agreed/leadership/estimate', 'PR LR CT', 'PR LR SL CT'],
  ['overall/estimate', 'PR LR CT', 'PR LR SL CT'],
  ['something/later', '', ''],
  ['constructor', '', ''],
]

test.each(cases)('%s', (field, ...expected) => {
  for (const [index, state] of (['S', 'C'] as const).entries()) expect(given(field, state)).toBe(expected[index])
})

/** What is agreed: the team's and the centre's, the school's from its check on, its hub manager's by the year's agreement. */
const agreed: [state: ReviewState, withoutAgreement: string, withAgreement: string][] = [
  ['P', 'PR LR CT', 'PR LR CT'],
  ['F', 'PR LR CT', 'PR LR CT'],
  ['S', 'PR LR CT', 'PR LR CT'],
  ['R', 'PR LR CT', 'PR LR CT'],
  ['M', 'PR LR CT', 'PR LR CT'],
  ['C', 'PR LR SL CT', 'PR LR SL CT'],
  ['U', 'PR LR SL CT', 'PR LR SL HM CT'],
  ['A', 'PR LR SL CT', 'PR LR SL HM CT'],
  ['W', 'PR LR CT', 'PR LR CT'],
]

test.each(agreed)('what is agreed, in state %s', (state, without, by) => {
  for (const field of ['agreed/leadership/estimate', 'agreed/leadership/reason', 'overall/estimate'])
    expect([given(field, state), given(field, state, true)]).toEqual([without, by])
})

test('a status is known by its field', () => {
  expect(personOfStatus(statusField(DAN))).toBe(DAN)
  for (const field of ['state', 'evaluations', 'evaluations/x', 'evaluations/x/status/y', 'returned/x/status']) {
    expect(personOfStatus(field)).toBeNull()
  }
})
