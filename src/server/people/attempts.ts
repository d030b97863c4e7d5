/**
 * How often a sign-in may be tried. The first few cost nothing, then each makes the next wait longer, for that account
 * and from everywhere. Who signed in on a device before is counted apart, so that somebody who hammers an account does
 * not keep its owner out. A school's people come from one address, which is therefore never refused: from an address
 * with many failures an account only has fewer attempts that cost nothing. Everything is counted before it is tried,
 * in the store, so that neither many at once nor many servers get more.
 */
import { type Problem, tooMany } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'

const FREE = 5
const FREE_WHERE_MANY_FAIL = 1
const MANY = 50
const MANY_WITHIN_MS = 15 * 60_000
const FORGOTTEN_AFTER_MS = 24 * 3_600_000
const LONGEST_WAIT_S = 900
const LETTERS = 3
const LETTERS_WITHIN_MS = 3_600_000

/** What is counted: `key` the account or the account on a known device, `address` where it is tried from. */
export interface Tried {
  readonly key: string
  readonly address: string
}

/** Counts one more attempt, or says how long to wait for it. */
export async function countAttempt(context: Context, tx: Tx, { key, address }: Tried): Promise<Problem | null> {
  const { failures, nextAt, now } = await lock(context, tx, key, FORGOTTEN_AFTER_MS)
  if (nextAt > now) return tooMany(Math.ceil((nextAt - now) / 1000))
  const place = await lock(context, tx, address, MANY_WITHIN_MS)
  await put(context, tx, address, place.failures + 1, 0)
  const free = place.failures >= MANY ? FREE_WHERE_MANY_FAIL : FREE
  await put(context, tx, key, failures + 1, waitAfter(failures + 1, free))
  return null
}

/** It succeeded: it was no failure, and the earlier ones were the same person's. */
export async function forgetAttempts(context: Context, tx: Tx, { key, address }: Tried): Promise<void> {
  await tx.deleteFrom('attempt').where('key', '=', key).execute()
  const place = await lock(context, tx, address, MANY_WITHIN_MS)
  await put(context, tx, address, Math.max(0, place.failures - 1), 0)
}

/** Counts a letter that anybody can ask for, or says that this address has been sent enough of them for now. */
export async function mayBeWrittenTo(context: Context, tx: Tx, email: string): Promise<boolean> {
  const key = context.sha256(`letter ${email}`)
  const { failures } = await lock(context, tx, key, LETTERS_WITHIN_MS)
  if (failures >= LETTERS) return false
  await put(context, tx, key, failures + 1, 0)
  return true
}

/** Seconds to wait after so many failures. */
export function waitAfter(failures: number, free: number): number {
  return failures <= free ? 0 : Math.min(2 ** (failures - free), LONGEST_WAIT_S)
}

/** Makes the row if need be, and keeps others from it until the transaction ends. `now` is the moment of a row just made. */
async function lock({ now }: Context, tx: Tx, key: string, within: number) {
  const at = now()
  const row = await tx
    .insertInto('attempt')
    .values({ key, failures: 0, at, next_at: at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returning(['failures', 'at', 'next_at'])
    .executeTakeFirstOrThrow()
  const isOld = Date.parse(at) - Date.parse(row.at) > within
  return { failures: isOld ? 0 : row.failures, nextAt: Date.parse(row.next_at), now: Date.parse(at) }
}

async function put({ now }: Context, tx: Tx, key: string, failures: number, wait: number): Promise<void> {
  const next_at = new Date(Date.parse(now()) + wait * 1000).toISOString()
  await tx.updateTable('attempt').set({ failures, at: now(), next_at }).where('key', '=', key).execute()
}
