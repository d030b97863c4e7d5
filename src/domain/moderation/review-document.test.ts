/**
 * The document `review` is one for everyone and read field by field: a slip here would tell a school what its
 * reviewers have not said yet. Every kind of field is asked for, by every role.
 */
import type { Actor, Grant, ReviewState } from '#domain/people.ts'
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
  for (const [index, state] of (['S', 'C'] as const).entries()) {
    const review = { id: REVIEW, schoolId: SCHOOL, hubId: HUB, state: state as ReviewState, statuses: new Map() }
    const given = Object.keys(roles).filter((role) => {
      const actor: Actor = { personId: ME, grants: roles[role]! }
      return readsReviewField(actor, review, field)
    })
    expect(given.join(' ')).toBe(expected[index])
  }
})

test('a status is known by its field', () => {
  expect(personOfStatus(statusField(DAN))).toBe(DAN)
  for (const field of ['state', 'evaluations', 'evaluations/x', 'evaluations/x/status/y', 'returned/x/status']) {
    expect(personOfStatus(field)).toBeNull()
  }
})
