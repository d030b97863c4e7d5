/**
 * The one way to a transaction. What collides with another is begun anew, so that a handler never sees a collision;
 * it may therefore run twice, and touches nothing outside its transaction.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Problem, isProblem } from '#domain/problem.ts'
import type { Tx } from '#server/context.ts'
import type { Store } from './engine.ts'

const ATTEMPTS = 8
const PAUSE_MS = 10

type Own = Pick<Store, 'db' | 'engine' | 'pokes'>

export interface TransactionOptions {
  /** For whom: only reviews that have to do with this person are there, none for nobody. Left out: for the server itself. */
  readonly actingFor?: string | null
  /** It changes nothing, and sees the store as of one moment. */
  readonly reads?: boolean
}

/** Does the work in one transaction, which is durable before this answers. A problem or a throw undoes all of it. */
export async function inTransaction<Value>(
  store: Own,
  work: (tx: Tx) => Promise<Value | Problem>,
  options: TransactionOptions = {},
): Promise<Value | Problem> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(store, work, options)
    } catch (thrown) {
      if (attempt === ATTEMPTS || !store.engine.collided(thrown)) throw thrown
      // Two that collide must not both come again at the same moment.
      await sleep(Math.random() * PAUSE_MS * attempt)
    }
  }
}

/** As `inTransaction`, for what the server does of itself and for all reviews, where nothing is refused. */
export async function inOwnTransaction<Value>(store: Own, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const done = await inTransaction<{ readonly value: Value }>(store, async (tx) => ({ value: await work(tx) }))
  return (done as Exclude<typeof done, Problem>).value
}

async function once<Value>(
  { db, engine, pokes }: Own,
  work: (tx: Tx) => Promise<Value | Problem>,
  { actingFor, reads = false }: TransactionOptions,
): Promise<Value | Problem> {
  const tx = await engine.begin(db, reads)
  try {
    if (actingFor !== undefined) await engine.actFor(tx, actingFor)
    const result = await work(tx)
    await (isProblem(result) ? tx.rollback() : tx.commit()).execute()
    if (tx.isCommitted) pokes.committed(tx)
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
