/**
 * People with the roles that they hold now, as the policy asks about them. Roles are read inside the transaction
 * that depends on them, never carried over from a session or from a request.
 */
import type { Actor, Grant, ReviewFacts } from '#domain/people.ts'
import type { Tx } from '#server/context.ts'
import { anyOf, statement } from './statement.ts'

/** What of a row a grant is made of. */
export const GRANT = ['role_grant.role', 'role_grant.review_id', 'role_grant.school_id', 'role_grant.hub_id'] as const

/** A person with the roles that they hold now; of somebody unknown, none. */
export async function actorOf(tx: Tx, personId: string): Promise<Actor> {
  const [actor] = await actorsOf(tx, [personId])
  return actor!
}

/** One actor for each id given, in that order. */
export async function actorsOf(tx: Tx, personIds: readonly string[]): Promise<readonly Actor[]> {
  if (personIds.length === 0) return []
  const rows = await grantsOf(tx, { personIds })
  const grants = Map.groupBy(rows, (row) => row.person_id)
  return personIds.map((personId) => ({ personId, grants: (grants.get(personId) ?? []).map(toGrant) }))
}

const grantsOf = statement((tx, { personIds }: { personIds: readonly string[] }) =>
  tx
    .selectFrom('role_grant')
    .where('person_id', 'in', anyOf(personIds))
    .where('ended_at', 'is', null)
    .select(['person_id', ...GRANT])
    .orderBy('since')
    .orderBy('id'),
)

interface GrantRow {
  readonly role: Grant['role']
  readonly review_id: string | null
  readonly school_id: string | null
  readonly hub_id: string | null
}

/** Whether there is a grant in this row, where it was joined to another. */
export const isGrant = <Row extends { readonly role: Grant['role'] | null }>(row: Row): row is Row & GrantRow =>
  row.role !== null

export function toGrant({ role, review_id, school_id, hub_id }: GrantRow): Grant {
  return {
    role,
    ...(review_id !== null && { reviewId: review_id }),
    ...(school_id !== null && { schoolId: school_id }),
    ...(hub_id !== null && { hubId: hub_id }),
  }
}

/** Everyone who is on a review now, by whatever role, and everyone who is or was given something of it. */
export async function actorsOn(tx: Tx, review: ReviewFacts): Promise<readonly Actor[]> {
  const now = await tx
    .selectFrom('role_grant')
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('review_id', '=', review.id),
        eb('school_id', '=', review.schoolId),
        eb('hub_id', '=', review.hubId),
        eb('role', '=', 'CT'),
      ]),
    )
    .select('person_id')
    .distinct()
    .execute()
  const given = await tx
    .selectFrom('stream')
    .where('review_id', '=', review.id)
    .select('person_id')
    .distinct()
    .execute()
  return actorsOf(tx, [...new Set([...now, ...given].map((row) => row.person_id))].toSorted())
}

/** Who holds this role on this review now. */
export async function peopleWith(tx: Tx, reviewId: string, role: 'PR' | 'LR'): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .where('review_id', '=', reviewId)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .select('person_id')
    .distinct()
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Who leads this school now. */
export async function leadersOf(tx: Tx, schoolId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .where('school_id', '=', schoolId)
    .where('role', '=', 'SL')
    .where('ended_at', 'is', null)
    .select('person_id')
    .distinct()
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}
