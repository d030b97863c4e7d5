import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Frameworks } from '#domain/framework/registry.ts'
import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Store } from './db/engine.ts'
import type { Database } from './db/schema.ts'

/** Whom the server is for: anyone at this computer, as anyone; or the people of a network, invited and signed in. */
export type Mode = 'demo' | 'production'

/** What the server's code is given instead of reaching for it: the store, time, ids, the log. */
export interface Context extends Pick<Store, 'db' | 'engine' | 'pokes'> {
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
