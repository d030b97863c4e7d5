import type { Context } from '#server/context.ts'
import { kindOf } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import type { Terminal } from './terminal.ts'

/** Brings the store up to date and says whether it is a network's own, telling the administrator when it is not. */
export async function isOwnStore(context: Context, { complain }: Terminal): Promise<boolean> {
  await migrate(context)
  if ((await inOwnTransaction(context, kindOf)) === 'production') return true
  complain('This is no network’s own store. Begin one with: first-admin --name "…" --email …')
  return false
}
