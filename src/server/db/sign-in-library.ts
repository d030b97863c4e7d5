/**
 * better-auth, as far as we use it: it keeps the users and their credentials in tables of its own, and is where a
 * passkey or a network's own sign-in would be added. It is given the transaction of the moment, so that what it does is
 * done or undone with everything else. Its sessions are refused: it would keep their tokens as they are.
 */
import type { BetterAuthOptions } from 'better-auth'
import { type Kysely, PostgresAdapter } from 'kysely'
import type { Database } from './schema.ts'

const never = (): never => {
  throw new Error('Sessions are kept in our own table, under a digest of their token')
}

/** Its options for this store or transaction. */
export function signInLibrary(db: Kysely<Database> | Kysely<unknown>) {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  return {
    database: { db, type: isPostgres ? 'postgres' : 'sqlite' },
    // Nothing of what it would sign or limit is used; it wants an address and a secret all the same.
    baseURL: 'https://unused.invalid',
    secret: 'unused: it signs no cookie of ours, 0123456789',
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    // In its eyes sessions and links are in this place, so that it makes no table for them.
    secondaryStorage: { get: never, set: never, delete: never, getAndDelete: never, increment: never },
    emailAndPassword: { enabled: true, disableSignUp: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  } satisfies BetterAuthOptions
}
