import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Frameworks } from '#domain/framework/registry.ts'
import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Store } from './db/engine.ts'
import type { Database } from './db/schema.ts'

/** Whom the server is for: anyone at this computer, as anyone; or the people of a network, invited and signed in. */
export type Mode = 'demo' | 'production'

/** What goes into the digest of every password: the server's secret, and how much work it is, in powers of two. */
export interface PasswordKeeping {
  readonly secret: string
  readonly work: number
}

/** A mail, as it leaves: a text and nothing else. */
export interface Letter {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Where mail is handed over. */
export interface Post {
  /** Resolves once the letter has been taken; throws when it has not, and it is tried again. */
  readonly send: (letter: Letter) => Promise<void>
  /** What the demonstration keeps instead of sending it, the newest first; nothing on a network's own server. */
  readonly kept: () => readonly (Letter & { readonly at: string })[]
}

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
  readonly passwords: PasswordKeeping
  readonly post: Post
  /** The newest entry schema that this server understands. */
  readonly entrySchema: number
}

/** The transaction of one request. Everything a request reads or writes goes through it. */
export type Tx = Transaction<Database>

/** A transaction, or the store itself: for a single question, which sees one moment of its own. */
export type Db = Kysely<Database>
