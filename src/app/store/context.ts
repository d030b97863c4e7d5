import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Port } from './port.ts'

/** What the store's functions are given instead of reaching for it. */
export interface StoreContext {
  readonly port: Port
  readonly personId: string
  /** The time now, as RFC 3339 in UTC with milliseconds. */
  readonly now: () => string
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly sha256: Sha256
}
