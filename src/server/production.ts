import { v4 as uuidv4 } from 'uuid'
import type { Context } from './context.ts'
import { beginStore, kindOf } from './db/meta.ts'
import { inOwnTransaction } from './db/transaction.ts'

/** Makes an empty store a network's own, and says what the store is now: `production`, or the kind that it already was. */
export async function beginProduction(context: Context): Promise<string> {
  return inOwnTransaction(context, async (tx) => {
    const kind = await kindOf(tx)
    if (kind !== null) return kind
    return (await beginStore(tx, 'production', uuidv4(), context.now())) ? 'production' : (await kindOf(tx))!
  })
}

/** Whether there is nobody yet who could sign in. */
export async function isEmpty({ db }: Pick<Context, 'db'>): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined
}
