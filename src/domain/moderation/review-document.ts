/**
 * The document `review`: what has been decided, written by the server alone. Everyone on a review is given it,
 * each only the fields that concern them.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { type Actor, roleOn } from '#domain/people.ts'
import { type Facts, may } from '#domain/policy.ts'

export const REVIEW = 'review'
export const STATE_FIELD = 'state'
export const OVERALL_FIELD = 'overall/estimate'
/** Decided when the moderation is closed; whoever decided it is who closed it. */
export const CLOSED_FIELD = 'moderation/closed'
/** The last day on which the school may say that a fact is wrong, as `2026-12-04`; null where no day was set. */
export const FACT_CHECK_UNTIL_FIELD = 'fact-check/until'
/** The school has said that the facts are right. */
export const FACTS_ACCEPTED_FIELD = 'fact-check/accepted'
/** The number of the version that was published last. */
export const VERSION_FIELD = 'report/version'
export const statusField = (personId: string) => `evaluations/${personId}/status`
export const agreedField = (area: string, part: 'estimate' | 'reason') => `agreed/${area}/${part}`
export const returnedField = (personId: string, area: string) => `returned/${personId}/${area}/reason`
export const factCheckField = (point: string, part: 'raised' | 'answer' | 'accepted') => `fact-check/${point}/${part}`
/** What an amendment put in the place of a section's field. */
export const amendedField = (section: string, field: string) => `amended/${section}/${field}`

/** Which part of a point of the fact check a field holds, or null when it holds something else. */
export function partOfPoint(field: string): string | null {
  const [root, , part, ...more] = field.split('/')
  return root === 'fact-check' && part !== undefined && more.length === 0 ? part : null
}

/** How many points of the school have no answer: from the fields alone, since a list of reviews shows it. */
export function unanswered(decided: Fields): number {
  const isAnswered = (point: string) => (shownValue(decided, factCheckField(point, 'answer')) ?? null) !== null
  return [...decided.keys()].filter((field) => {
    const [root, point = '', part] = field.split('/')
    return root === 'fact-check' && part === 'raised' && !isAnswered(point)
  }).length
}

/** Whose status a field of this document holds, or null when it holds something else. */
export function personOfStatus(field: string): string | null {
  const [root, person, name, ...more] = field.split('/')
  return root === 'evaluations' && name === 'status' && more.length === 0 ? (person ?? null) : null
}

/** Whether `actor`, who may read the review, is given this field of its document. */
export function readsReviewField(actor: Actor, facts: Pick<Facts, 'review' | 'published'>, field: string): boolean {
  const { review } = facts
  const role = roleOn(actor, review)
  if (role === null) return false
  const [root, person] = field.split('/')
  switch (root) {
    case STATE_FIELD:
      return true
    case 'evaluations':
      return role === 'PR' || role === 'LR' || role === 'CT'
    case 'returned':
      return role === 'LR' || person === actor.personId
    case 'agreed':
    case 'overall':
      if (role === 'PR' || role === 'LR' || role === 'CT') return true
      return (role === 'SL' && review.state === 'C') || may(actor, 'report.read published', facts)
    case 'fact-check':
      return 'CUA'.includes(review.state) && (role === 'LR' || role === 'CT' || role === 'SL')
    case 'amended':
    case 'report':
      return 'UA'.includes(review.state) && (role === 'LR' || role === 'CT' || role === 'SL')
    case 'moderation':
    case 'withdrawn':
      return role === 'PR' || role === 'LR' || role === 'CT'
    default:
      return false
  }
}
