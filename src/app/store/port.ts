/**
 * What the store asks of a database, and nothing more: rows by key, by review, by document, in transactions that
 * are durable once their promise resolves. All that the tablet decides is written against this port, so a twin in
 * memory can stand in for it and be killed between any two steps.
 */
import type { StorageFault } from './faults.ts'
import type { DocumentRow, OutboxRow, PlaceRow, TableName, Tables } from './rows.ts'

/** The rows inside one transaction. Nothing but these calls may be awaited in it, or a browser commits it early. */
export interface Rows {
  get<T extends TableName>(table: T, key: Key<T>): Promise<Tables[T] | undefined>
  put<T extends TableName>(table: T, row: Tables[T]): Promise<void>
  remove<T extends TableName>(table: T, key: Key<T>): Promise<void>
  /** For each key its row, in their order. Many at once take hardly longer than one. */
  getAll<T extends TableName>(table: T, keys: readonly Key<T>[]): Promise<(Tables[T] | undefined)[]>
  putAll<T extends TableName>(table: T, rows: readonly Tables[T][]): Promise<void>
  removeAll<T extends TableName>(table: T, keys: readonly Key<T>[]): Promise<void>
  all<T extends TableName>(table: T): Promise<Tables[T][]>
  /** Rows of one review; the outbox in the order of `dseq`. */
  ofReview<T extends 'documents' | 'outbox' | 'journal'>(table: T, rid: string): Promise<Tables[T][]>
  /** Documents of one review whose names begin with a kind, such as its comments: to find these no other is read. */
  ofKind(rid: string, kind: string): Promise<DocumentRow[]>
  /** The waiting writes of a document, in the order of `dseq`; commands have no document. */
  ofDocument(rid: string, doc: string): Promise<OutboxRow[]>
  /** Waiting commands of a review, in the order of `dseq`. */
  commandsOf(rid: string): Promise<OutboxRow[]>
  /** Reviews of which anything waits. */
  reviewsWaiting(): Promise<string[]>
  /** Whether a waiting write names this one in its `ctx`. */
  isNamed(mid: string): Promise<boolean>
  /** Documents with entries that the server holds without applying them. */
  withHeld(): Promise<DocumentRow[]>
  /** Waiting entries that the server would not store. */
  refused(): Promise<OutboxRow[]>
  places(): Promise<PlaceRow[]>
  count(table: TableName): Promise<number>
}

/** Documents are keyed by review and name, everything else by its own id. */
export type Key<T extends TableName> = T extends 'documents' ? readonly [rid: string, doc: string] : string

export interface Port {
  /** @throws StorageFailure */
  read<T>(tables: readonly TableName[], work: (rows: Rows) => Promise<T>): Promise<T>
  /**
   * Resolves once the transaction is durable, not before. `work` runs again when a connection was lost, so it must
   * come to the same when its first run was committed after all.
   * @throws StorageFailure
   */
  write<T>(tables: readonly TableName[], work: (rows: Rows) => Promise<T>): Promise<T>
  /** Runs `query` now and whenever a committed change, of any tab, touches what it read. For showing, never for "Saved". */
  live<T>(query: () => Promise<T>): Live<T>
  /** Called when a newer version in another tab asks for the database; what is dirty is saved before it is let go. */
  beforeHandover(flush: () => Promise<unknown>): () => void
  /** What is wrong with the database as a whole, beside any one save; null when nothing is known to be. */
  getFault: () => StorageFault | null
  subscribe: (listener: () => void) => () => void
  close(): void
}

export interface Live<T> {
  subscribe(next: (value: T) => void, failed: (error: unknown) => void): () => void
}
