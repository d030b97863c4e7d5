/**
 * The one standing exception to "the head decides": for a membership year at a time a school agrees that the managers of
 * its hub read its published reports. The next year's September asks anew, and the head ends it on any day before.
 */
import type { Answer } from '#domain/api.ts'
import type { Sharing } from '#domain/api/sharing.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'
import { inForce, yearNow } from '#server/db/agreements.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import { agreementMoved } from '#server/roles.ts'

type School = { readonly schoolId: string; readonly hubId: string }

export async function readAgreement(context: Context, tx: Tx, school: School): Promise<Sharing['agreement']> {
  const given = await inForce(context, tx, school)
    .innerJoin('person', 'person.id', 'agreement.by')
    .select(['person.name as by', 'agreement.at'])
    .orderBy('agreement.at')
    .executeTakeFirst()
  const managers = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .where('role_grant.role', '=', 'HM')
    .where('role_grant.hub_id', '=', school.hubId)
    .where('role_grant.ended_at', 'is', null)
    .select('person.name')
    .distinct()
    .orderBy('person.name')
    .execute()
  return { year: yearNow(context), managers: managers.map((row) => row.name), given: given ?? null }
}

/** Said twice it is given or ended once: what was first stays. */
export async function agree({ context, tx, actor, params, body }: Call<'agree'>): Promise<Answer<'agree'> | Problem> {
  const review = await readReview(tx, params.rid)
  if (!review) return problem('not-found')
  const [year, at] = [yearNow(context), context.now()]
  const given = await inForce(context, tx, review).select('id').execute()
  if (!body.agreed && given.length > 0) {
    const ids = given.map(({ id }) => id)
    await tx.updateTable('agreement').set({ ended_at: at, ended_by: actor.personId }).where('id', 'in', ids).execute()
    await agreementMoved(context, tx, review, ids, 'ended')
  }
  if (body.agreed && given.length === 0) {
    const id = context.newId()
    const ended = { ended_at: null, ended_by: null }
    await tx
      .insertInto('agreement')
      .values({ id, school_id: review.schoolId, year, by: actor.personId, at, ...ended })
      .execute()
    await agreementMoved(context, tx, review, [id], 'begun')
  }
  return { agreed: body.agreed, year }
}
