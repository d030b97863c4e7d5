/** The yearly agreement of a school, by which the managers of its hub read what is published of it. */
import { membershipYear } from '#domain/report/membership-year.ts'
import type { Context, Tx } from '#server/context.ts'
import { dayInLondon } from '#server/london.ts'

export const yearNow = ({ now }: Pick<Context, 'now'>) => membershipYear(dayInLondon(now()))

/** What is in force now: none once the year is over, or the head has ended it. */
export const inForce = (context: Pick<Context, 'now'>, tx: Tx, { schoolId }: { readonly schoolId: string }) =>
  tx
    .selectFrom('agreement')
    .where('school_id', '=', schoolId)
    .where('year', '=', yearNow(context))
    .where('ended_at', 'is', null)

/** Whether the school's hub managers may read its reports now. */
export async function isAgreed(
  context: Pick<Context, 'now'>,
  tx: Tx,
  school: { readonly schoolId: string },
): Promise<boolean> {
  return (await inForce(context, tx, school).select('id').executeTakeFirst()) !== undefined
}
