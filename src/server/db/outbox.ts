import type { Context, Tx } from '#server/context.ts'
import type { MailRow } from './schema.ts'

/** Has a mail sent once the transaction that asks for it is durable, and not if it is undone. */
export async function askForMail(context: Context, tx: Tx, kind: MailRow['kind'], email: string): Promise<void> {
  const at = context.now()
  await tx.insertInto('mail').values({ id: context.newId(), kind, email, asked_at: at, due_at: at, tries: 0 }).execute()
}
