/**
 * A password as it is kept. The server's secret goes into the digest, so that a stolen database alone is nothing to
 * guess against, and every digest says how it was made, so that it can be made dearer later. scrypt at these costs is
 * what OWASP asks for; the library's own costs are below that.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
import { type ScryptOptions, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordKeeping } from '#server/context.ts'

/** The usual work: scrypt's N is 2 to this power. */
export const WORK = 15
const SHAPE = { r: 8, p: 3 }
const KEY_BYTES = 32
const MADE = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

const derive = promisify<string | Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** A new digest; about a tenth of a second of one processor, and never inside a transaction. */
export async function digestOf({ secret, work }: PasswordKeeping, password: string): Promise<string> {
  const salt = randomBytes(16)
  const cost = { N: 2 ** work, ...SHAPE }
  return madeOf(cost, salt, await keyOf(secret, password, salt, cost))
}

/** Whether the password is the one that the digest was made of. Without a digest it takes as long and is false. */
export async function matches(
  { secret, work }: PasswordKeeping,
  digest: string | null,
  password: string,
): Promise<boolean> {
  const [, N, r, p, salt, key] = MADE.exec(digest ?? nobody(work)) ?? []
  if (salt === undefined || key === undefined) throw new Error('A digest is not one of ours')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const found = await keyOf(secret, password, Buffer.from(salt, 'base64url'), cost)
  return timingSafeEqual(found, Buffer.from(key, 'base64url')) && digest !== null
}

/** What an unknown address is compared with: it takes as long as a real one, and no password makes it. */
function nobody(work: number): string {
  return madeOf({ N: 2 ** work, ...SHAPE }, Buffer.alloc(16), Buffer.alloc(KEY_BYTES))
}

/** Two keyboards may write one letter in two ways; the same password is the same on both. */
function keyOf(secret: string, password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const peppered = createHmac('sha256', secret).update(password.normalize('NFKC')).digest()
  return derive(peppered, salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r })
}

function madeOf({ N, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return `scrypt$${N}$${r}$${p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}
