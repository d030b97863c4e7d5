/**
 * Asks for mail, in the transaction of its cause: it is sent once that is durable, and not if it is undone. Whoever is
 * told of something again within the hour is told once more when the hour is over, however often it happened.
 */
import type { Notice } from '#domain/moderation/notices.ts'
import type { Context, Tx } from '#server/context.ts'
import type { MailRow } from './schema.ts'

const QUIET_MS = 3_600_000

/** Asks for a mail to an address. */
export async function askForMail(
  context: Context,
  tx: Tx,
  kind: Exclude<MailRow['kind'], Notice>,
  email: string,
): Promise<void> {
  const at = context.now()
  const row = { id: context.newId(), kind, email, review_id: null, asked_at: at, due_at: at, tries: 0 }
  await tx.insertInto('mail').values(row).execute()
}

/** Asks for somebody to be told of something in a review. Nobody is told who has no address. */
export async function askForNotice(
  context: Context,
  tx: Tx,
  notice: { readonly kind: Notice; readonly reviewId: string; readonly personId: string },
): Promise<void> {
  const { kind, reviewId: review_id, personId: person_id } = notice
  const person = await tx.selectFrom('person').where('id', '=', person_id).select('email').executeTakeFirst()
  const email = person?.email ?? null
  if (email === null) return
  const isWaiting = await tx
    .selectFrom('mail')
    .where('kind', '=', kind)
    .where('review_id', '=', review_id)
    .where('email', '=', email)
    .select('id')
    .executeTakeFirst()
  if (isWaiting) return
  const at = context.now()
  const last = await tx
    .selectFrom('notice')
    .where('review_id', '=', review_id)
    .where('kind', '=', kind)
    .where('person_id', '=', person_id)
    .select('due_at')
    .executeTakeFirst()
  const quietUntil = last && new Date(Date.parse(last.due_at) + QUIET_MS).toISOString()
  const due_at = quietUntil !== undefined && quietUntil > at ? quietUntil : at
  await tx
    .insertInto('mail')
    .values({ id: context.newId(), kind, email, review_id, asked_at: at, due_at, tries: 0 })
    .execute()
  await tx
    .insertInto('notice')
    .values({ review_id, kind, person_id, due_at })
    .onConflict((each) => each.columns(['review_id', 'kind', 'person_id']).doUpdateSet({ due_at }))
    .execute()
}
