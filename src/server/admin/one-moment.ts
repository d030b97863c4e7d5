import type { Context, Tx } from '#server/context.ts'

/** Reads the store as of one moment, whatever others write meanwhile. What is done in it is undone. */
export async function asOfOneMoment<Value>(
  { db, engine }: Pick<Context, 'db' | 'engine'>,
  read: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  const tx = await engine.begin(db, true)
  try {
    return await read(tx)
  } finally {
    await tx.rollback().execute()
  }
}
