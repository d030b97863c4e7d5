/**
 * What the two engines do differently, and all of it. SQL stays portable (text for JSON and for times, integers for
 * truth, `on conflict`, `returning`), so that whatever is asked of a store anywhere else is asked in one way. One engine
 * serves one computer without any care; the other lets several servers work on one store.
 */
import type { ControlledTransaction, Kysely, RawBuilder } from 'kysely'
import type { Tx } from '#server/context.ts'
import type { Pokes } from './pokes.ts'
import type { Database } from './schema.ts'

export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** Text that is compared byte by byte, so that both engines sort alike. */
  readonly text: 'text' | RawBuilder<unknown>
  /**
   * A transaction with a view of its own. One that only reads sees the store as of one moment; one that writes sees,
   * once it has locked a review's row, all that was committed before.
   */
  readonly begin: (db: Kysely<Database>, reads: boolean) => Promise<ControlledTransaction<Database>>
  /** From here on the transaction may touch only reviews that have to do with this person; null is nobody. */
  readonly actFor: (tx: Tx, personId: string | null) => Promise<void>
  /**
   * Does the work beyond the second wall, for what somebody is told of a review that they were never on. The policy alone
   * stands before it: ask it first.
   */
  readonly asServer: <Value>(tx: Tx, work: () => Promise<Value>) => Promise<Value>
  /** Puts rows of one table in, with one statement for all or one that stays prepared. One that is there already throws. */
  readonly insertAll: <Table extends keyof Database>(
    tx: Tx,
    table: Table,
    rows: readonly Database[Table][],
  ) => Promise<void>
  /** Whether the same transaction, begun anew, can succeed: it only collided with another. */
  readonly collided: (thrown: unknown) => boolean
  /** Whether the same request can succeed a little later: the store is busy, full, or being started again. */
  readonly isBusy: (thrown: unknown) => boolean
  /** Makes the store refuse to change or remove a table's rows, whoever asks. */
  readonly makeAppendOnly: (db: Kysely<unknown>, table: string) => Promise<void>
  /** Builds the second wall: rows of a review are there only for the people who have to do with it. */
  readonly wallOff: (db: Kysely<unknown>, tables: readonly string[]) => Promise<void>
  /** Says anew, to a wall that stands, whose reviews are whose. */
  readonly openGate: (db: Kysely<unknown>) => Promise<void>
  /** Takes tables that came later behind that wall. */
  readonly wallIn: (db: Kysely<unknown>, tables: readonly string[]) => Promise<void>
}

/** A store that is open. */
export interface Store {
  readonly db: Kysely<Database>
  readonly engine: Engine
  readonly pokes: Pokes
  /** Why words must not be trusted to this store, or null. Asked before anything is written into it. */
  readonly unfit: () => Promise<string | null>
  readonly close: () => Promise<void>
}
