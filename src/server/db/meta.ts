import type { Tx } from '#server/context.ts'
import type { Store } from './engine.ts'
import { migrationsOf } from './migrations.ts'
import { statement } from './statement.ts'
import { inOwnTransaction } from './transaction.ts'

/** The id of this store's history; a restore from a backup starts another. */
export async function epochOf(tx: Tx): Promise<string> {
  const [row] = await epochs(tx, {})
  return row!.value
}

const epochs = statement((tx) => tx.selectFrom('meta').where('key', '=', 'epoch').select('value'))

/** What the store was made as, or null while nothing has been put into it. */
export async function kindOf(tx: Tx): Promise<string | null> {
  const row = await tx.selectFrom('meta').where('key', '=', 'kind').select('value').executeTakeFirst()
  return row?.value ?? null
}

/**
 * The same, asked of a store as it was found: to bring one up to date is to change it, and whoever has the wrong store
 * must have changed nothing.
 */
export async function kindAsFound(store: Pick<Store, 'db' | 'engine' | 'pokes'>): Promise<string | null> {
  return (await migrationsOf(store.db)).length === 0 ? null : inOwnTransaction(store, kindOf)
}

/** Makes an empty store into one of this kind and begins its history; false when another server was quicker. */
export async function beginStore(tx: Tx, kind: string, epoch: string, at: string): Promise<boolean> {
  const begun = await tx
    .insertInto('meta')
    .values([
      { key: 'epoch', value: epoch },
      { key: 'kind', value: kind },
      { key: 'created-at', value: at },
    ])
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  return begun.length > 0
}
