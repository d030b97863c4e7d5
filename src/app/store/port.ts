/**
 * What the store asks of a database, and nothing more: rows by key, by review, by document, in transactions that
 * are durable once their promise resolves. All that the tablet decides is written against this port, so a twin in
 * memory can stand in for it and be killed between any two steps.
 */
import type { TableName, Tables } from './rows.ts'

/** The rows inside one transaction. Nothing but these calls may be awaited in it, or a browser commits it early. */
export interface Rows {
  get<T extends TableName>(table: T, key: Key<T>): Promise<Tables[T] | undefined>
  put<T extends TableName>(table: T, row: Tables[T]): Promise<void>
  remove<T extends TableName>(table: T, key: Key<T>): Promise<void>
  /** All rows of a table; of `meta` only for an export. */
  all<T extends TableName>(table: T): Promise<Tables[T][]>
  count(table: TableName): Promise<number>
  ofReview<T extends 'documents' | 'outbox' | 'journal'>(table: T, rid: string): Promise<Tables[T][]>
  /** The waiting writes of a document; commands have none. */
  ofDocument(rid: string, doc: string): Promise<Tables['outbox'][]>
}

/** Documents are keyed by review and name, everything else by its own id. */
export type Key<T extends TableName> = T extends 'documents' ? readonly [rid: string, doc: string] : string

export interface Port {
  /** @throws StorageFailure */
  read<T>(tables: readonly TableName[], work: (rows: Rows) => Promise<T>): Promise<T>
  /**
   * Resolves once the transaction is durable, not before. `work` may run again when a connection was lost, so it
   * must come to the same when its first run was committed after all.
   * @throws StorageFailure
   */
  write<T>(tables: readonly TableName[], work: (rows: Rows) => Promise<T>): Promise<T>
  /** Runs `query` now and whenever a committed change, of any tab, touches what it read. For showing, never for "Saved". */
  live<T>(query: () => Promise<T>): Live<T>
  /** Called when a newer version in another tab asks for the database; what is dirty must be saved before it is let go. */
  beforeHandover(flush: () => Promise<void>): () => void
  close(): void
}

export interface Live<T> {
  subscribe(next: (value: T) => void, failed: (error: unknown) => void): () => void
}
