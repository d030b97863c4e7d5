import { type Problem, isProblem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'

/** Does the work in one transaction, which is durable before this answers. A problem or a throw undoes all of it. */
export async function inTransaction<Value>(
  { db }: Pick<Context, 'db'>,
  work: (tx: Tx) => Promise<Value | Problem>,
): Promise<Value | Problem> {
  const tx = await db.startTransaction().execute()
  try {
    const result = await work(tx)
    await (isProblem(result) ? tx.rollback() : tx.commit()).execute()
    return result
  } catch (thrown) {
    if (!tx.isCommitted && !tx.isRolledBack)
      await tx
        .rollback()
        .execute()
        .catch(() => undefined)
    throw thrown
  }
}
