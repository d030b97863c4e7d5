/**
 * Roles begin and end; the rows stay. Whoever changes one must tell every review that it concerns, which is done
 * where people and custody meet: see `roles.ts`.
 */
import type { Grant } from '#domain/people.ts'
import type { Tx } from '#server/context.ts'

export interface StoredGrant extends Grant {
  readonly id: string
  readonly personId: string
}

export async function beginGrant(
  tx: Tx,
  { id, personId, role, reviewId, schoolId, hubId }: StoredGrant,
  since: string,
): Promise<void> {
  const of = { review_id: reviewId ?? null, school_id: schoolId ?? null, hub_id: hubId ?? null }
  await tx
    .insertInto('role_grant')
    .values({ id, person_id: personId, role, ...of, since, ended_at: null })
    .execute()
}

/** Ends the roles of this kind that a person holds for the same thing, and says which they were. */
export async function endGrants(tx: Tx, personId: string, grant: Grant, at: string): Promise<readonly string[]> {
  const { role, reviewId = null, schoolId = null, hubId = null } = grant
  const rows = await tx
    .updateTable('role_grant')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('review_id', reviewId === null ? 'is' : '=', reviewId)
    .where('school_id', schoolId === null ? 'is' : '=', schoolId)
    .where('hub_id', hubId === null ? 'is' : '=', hubId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The reviews that a role has to do with, in the order in which they are to be locked. */
export async function reviewsOf(tx: Tx, { role, reviewId, schoolId, hubId }: Grant): Promise<readonly string[]> {
  if (reviewId !== undefined) return [reviewId]
  if (role !== 'CT' && schoolId === undefined && hubId === undefined) return []
  let query = tx
    .selectFrom('review')
    .innerJoin('school', 'school.id', 'review.school_id')
    .select('review.id')
    .orderBy('review.id')
  if (role !== 'CT') {
    query = schoolId === undefined ? query.where('school.hub_id', '=', hubId!) : query.where('school.id', '=', schoolId)
  }
  const rows = await query.execute()
  return rows.map((row) => row.id)
}

/** Who manages a hub now, with the ids of their roles. */
export async function managersOf(tx: Tx, hubId: string): Promise<readonly Pick<StoredGrant, 'id' | 'personId'>[]> {
  return tx
    .selectFrom('role_grant')
    .where('hub_id', '=', hubId)
    .where('role', '=', 'HM')
    .where('ended_at', 'is', null)
    .select(['id', 'person_id as personId'])
    .orderBy('person_id')
    .execute()
}
