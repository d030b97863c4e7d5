/**
 * What the reader may see of others on this page, asked of the same policy that the server asks, with what this
 * device knows of the review. It only decides which words stand here: what may not be read never comes to the device.
 */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { EvaluationStatus, Grant, ReviewState } from '#domain/people.ts'
import { may } from '#domain/policy.ts'
import type { SignedIn } from '#app/store/device.ts'

export interface Rights {
  /** Others' evaluations, as last submitted. */
  readonly readsOthers: boolean
  /** How far others are, in counts. */
  readonly seesProgress: boolean
}

export function rightsOf(
  person: SignedIn | null,
  review: ReviewDetail,
  state: ReviewState,
  statusOf: (personId: string) => EvaluationStatus,
): Rights {
  if (!person) return { readsOthers: false, seesProgress: false }
  const statuses = new Map(review.team.map(({ personId }) => [personId, statusOf(personId)]))
  // A hub manager reads no evaluation in any state, so the hub does not matter here.
  const facts = { id: review.id, schoolId: review.school.id, hubId: '', state, statuses }
  const actor = { personId: person.id, grants: person.roles as readonly Grant[] }
  const asked = { review: facts, owner: null }
  return {
    readsOthers: may(actor, 'evaluation.read others', asked),
    seesProgress: may(actor, 'evaluation.progress', asked),
  }
}
