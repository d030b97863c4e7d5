/**
 * People with the roles that they hold now, as the policy asks about them. Roles are read inside the transaction
 * that depends on them, never carried over from a session or from a request.
 */
import type { Actor, Grant, ReviewFacts } from '#domain/people.ts'
import type { Tx } from '#server/context.ts'
import { sql } from 'kysely'
import { isIn, statement } from './statement.ts'

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
    .where(isIn(tx, 'person_id', personIds))
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
  const { id, schoolId, hubId } = review
  const people = await peopleOn(tx, { id, schoolId, hubId })
  return actorsOf(
    tx,
    people.map((row) => row.person_id),
  )
}

const peopleOn = statement((tx, { id, schoolId, hubId }: Pick<ReviewFacts, 'id' | 'schoolId' | 'hubId'>) =>
  tx
    .selectFrom('role_grant')
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('review_id', '=', id),
        eb('school_id', '=', schoolId),
        eb('hub_id', '=', hubId),
        eb('role', '=', sql.lit('CT' as const)),
      ]),
    )
    .select('person_id')
    .union(tx.selectFrom('stream').where('review_id', '=', id).select('person_id'))
    .orderBy('person_id'),
)

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
