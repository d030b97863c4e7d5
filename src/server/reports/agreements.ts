/**
 * The one standing exception to "the head decides": for a membership year at a time a school agrees that the managers of
 * its hub read its published reports. The next year's September asks anew, and the head ends it on any day before.
 */
import type { Answer } from '#domain/api.ts'
import type { Sharing } from '#domain/api/sharing.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { membershipYear } from '#domain/report/membership-year.ts'
import type { Context, Tx } from '#server/context.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import { dayInLondon } from '#server/london.ts'

type School = { readonly schoolId: string; readonly hubId: string }

const yearNow = ({ now }: Context) => membershipYear(dayInLondon(now()))

const inForce = (context: Context, tx: Tx, { schoolId }: School) =>
  tx
    .selectFrom('agreement')
    .where('school_id', '=', schoolId)
    .where('year', '=', yearNow(context))
    .where('ended_at', 'is', null)

/** Whether the school's hub managers may read its reports now. */
export async function isAgreed(context: Context, tx: Tx, school: School): Promise<boolean> {
  return (await inForce(context, tx, school).select('id').executeTakeFirst()) !== undefined
}

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
  if (!body.agreed) {
    await tx
      .updateTable('agreement')
      .set({ ended_at: at, ended_by: actor.personId })
      .where('school_id', '=', review.schoolId)
      .where('year', '=', year)
      .where('ended_at', 'is', null)
      .execute()
  } else if (!(await isAgreed(context, tx, review))) {
    const ended = { ended_at: null, ended_by: null }
    await tx
      .insertInto('agreement')
      .values({ id: context.newId(), school_id: review.schoolId, year, by: actor.personId, at, ...ended })
      .execute()
  }
  return { agreed: body.agreed, year }
}
