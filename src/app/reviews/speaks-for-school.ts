import type { ReviewSummary } from '#domain/api/reviews.ts'
import { mayHere } from '#app/shell/actor.ts'
import type { SignedIn } from '#app/store/device.ts'

/**
 * Whether somebody may say now what has become of the last review's steps: the school itself, or for it whoever plans the
 * review. A peer reviewer, who may plan too, does not answer for the school that they come to see.
 */
export function speaksForSchool(person: SignedIn | null, review: ReviewSummary): boolean {
  return review.myRole !== 'PR' && mayHere(person, 'review.plan', review)
}
