import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Frameworks } from '#domain/framework/registry.ts'
import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Pokes } from './db/pokes.ts'
import type { Database } from './db/schema.ts'

/** Whom the server is for: anyone at this computer, as anyone; or the people of a network, invited and signed in. */
export type Mode = 'demo' | 'production'

/** What the server's code is given instead of reaching for it: the database, time, ids, the log. */
export interface Context {
  readonly db: Kysely<Database>
  readonly pokes: Pokes
  /** The time now, as RFC 3339 in UTC with milliseconds. */
  readonly now: () => string
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly sha256: Sha256
  /** The frameworks to which a review may be pinned. */
  readonly frameworks: Frameworks
  readonly log: Logger
  readonly mode: Mode
  /** The newest entry schema that this server understands. */
  readonly entrySchema: number
}

/** The transaction of one request. Everything a request reads or writes goes through it. */
export type Tx = Transaction<Database>
