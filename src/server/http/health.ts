import type { Context as HonoContext } from 'hono'
import { sql } from 'kysely'
import { problem } from '#domain/problem.ts'
import type { Context } from '#server/context.ts'
import { refused } from './problems.ts'

/** `/healthz`: the process is alive. `/readyz`: it can also reach its database. */
export const isAlive = (c: HonoContext): Response => c.json({ alive: true })

export async function isReady({ db, log }: Context, c: HonoContext): Promise<Response> {
  try {
    await sql`select 1`.execute(db)
    return c.json({ ready: true })
  } catch {
    log.error('The database does not answer')
    return refused(c, problem('busy'))
  }
}
