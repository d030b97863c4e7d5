import { type Problem, problem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'
import { askForMail } from '#server/db/outbox.ts'
import { endLinks } from '#server/people/links.ts'

/**
 * Invites a person who is in the store: a mail with a link goes to their address, and ends every link they had. The
 * mail leaves once the transaction is durable, by whichever server runs on the store; until then it waits there.
 * `not-found` when there is no such person, or they have no address.
 */
export async function invite(context: Context, tx: Tx, personId: string): Promise<{ readonly to: string } | Problem> {
  const person = await tx.selectFrom('person').where('id', '=', personId).select('email').executeTakeFirst()
  if (!person?.email) return problem('not-found')
  await tx.updateTable('person').set({ invited_at: context.now() }).where('id', '=', personId).execute()
  await endLinks(tx, personId)
  await askForMail(context, tx, 'invitation', person.email)
  return { to: person.email }
}
