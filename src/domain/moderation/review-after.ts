import type { Json } from '#domain/custody/canonical.ts'
import type { EvaluationStatus, ReviewFacts, ReviewState } from '#domain/people.ts'
import { CLOSED_FIELD, STATE_FIELD, personOfStatus } from './review-document.ts'

/** A review as somebody's decisions leave it: what follows is judged by it. */
export function reviewAfter<Review extends ReviewFacts>(
  review: Review,
  decides: readonly (readonly [field: string, value: Json])[],
  by: string,
): Review {
  const statuses = new Map(review.statuses)
  let state: ReviewState = review.state
  let closedBy = review.closedBy
  for (const [field, value] of decides) {
    const person = personOfStatus(field)
    if (field === STATE_FIELD) state = value as ReviewState
    else if (field === CLOSED_FIELD) closedBy = by
    else if (person !== null) statuses.set(person, value as EvaluationStatus)
  }
  return { ...review, state, statuses, closedBy }
}
