import type { ReviewSummary } from '#domain/api/reviews.ts'
import type { Grant } from '#domain/people.ts'
import { type Action, may } from '#domain/policy.ts'
import type { SignedIn } from '#app/store/device.ts'

type Asked = Pick<ReviewSummary, 'id' | 'school' | 'state'>

/**
 * Whether this device would let the person do it, by what it knows: it only decides what is offered. No hub manager does
 * anything that is asked here, so the hub does not matter.
 */
export function mayHere(person: SignedIn | null, action: Action, { id, school, state }: Asked): boolean {
  if (!person) return false
  const actor = { personId: person.id, grants: person.roles as readonly Grant[] }
  return may(actor, action, { review: { id, schoolId: school.id, hubId: '', state, statuses: new Map() } })
}
