/**
 * The tablet's database in memory, for worlds in which time, death and a full disk are moved by a test. It keeps what
 * the port promises: a transaction is done whole or not at all, and is told only after it is done.
 */
import { StorageFailure } from '#app/store/faults.ts'
import type { Key, Live, Port, Rows } from '#app/store/port.ts'
import type { DocumentRow, OutboxRow, PlaceRow, TableName, Tables } from '#app/store/rows.ts'

type Row = Tables[TableName]

/** What is left when the program has died: committed rows. They are frozen, so that whoever reads one has it as it was. */
export interface Disk {
  readonly tables: { readonly [T in TableName]: Map<string, Tables[T]> }
  isFull: boolean
  revision: number
  readonly changed: Set<() => void>
  /** Resolves when the last transaction so far has ended: one at a time, as a browser does where they share a table. */
  turn: Promise<unknown>
}

export function emptyDisk(): Disk {
  const tables = { documents: new Map(), outbox: new Map(), journal: new Map(), reviews: new Map(), meta: new Map() }
  return { tables, isFull: false, revision: 0, changed: new Set(), turn: Promise.resolve() }
}

/** Another disk with the same rows. */
export function copyOf({ tables, isFull, revision }: Disk): Disk {
  const { documents, outbox, journal, reviews, meta } = tables
  const copies = {
    documents: new Map(documents),
    outbox: new Map(outbox),
    journal: new Map(journal),
    reviews: new Map(reviews),
    meta: new Map(meta),
  }
  return { tables: copies, isFull, revision, changed: new Set(), turn: Promise.resolve() }
}

/** @param moment resolves when the disk has got so far: before a transaction, and between its end and the news of it */
export function memoryPort(disk: Disk, moment: () => Promise<void>): Port {
  let isShut = false
  const inTurn = async <T>(transaction: () => Promise<T>): Promise<T> => {
    await moment()
    if (isShut) throw new StorageFailure({ fault: 'closed', name: 'closed' })
    const done = disk.turn.then(transaction)
    disk.turn = done.catch(() => undefined)
    const answer = await done
    await moment()
    return answer
  }
  return {
    read: (tables, work) => inTurn(() => work(rowsOver(disk, tables, null))),
    write: (tables, work) =>
      inTurn(async () => {
        const changes: Changes = new Map()
        const answer = await work(rowsOver(disk, tables, changes))
        if (disk.isFull && changes.size > 0) throw new StorageFailure({ fault: 'quota', name: 'QuotaExceededError' })
        commit(disk, changes)
        return answer
      }),
    live: (query) => liveOver(disk, query),
    beforeHandover: () => () => undefined,
    getFault: () => null,
    subscribe: () => () => undefined,
    close: () => {
      isShut = true
    },
  }
}

/** New rows by table and key; null for one that was removed. */
type Changes = Map<TableName, Map<string, Row | null>>

function commit(disk: Disk, changes: Changes): void {
  for (const [name, rows] of changes) {
    const table = disk.tables[name] as Map<string, Row>
    for (const [key, row] of rows) {
      if (row === null) table.delete(key)
      else table.set(key, row)
    }
  }
  if (changes.size > 0) for (const listener of disk.changed) listener()
}

const keyOf = (key: string | readonly string[]) => (typeof key === 'string' ? key : key.join(' '))

function keyIn(name: TableName, row: Row): string {
  if (name === 'documents') return keyOf([(row as DocumentRow).rid, (row as DocumentRow).doc])
  if (name === 'reviews') return (row as Tables['reviews']).rid
  return name === 'meta' ? (row as Tables['meta']).key : (row as OutboxRow).mid
}

const byDseq = (a: OutboxRow, b: OutboxRow) => a.dseq - b.dseq

/** @param changes what this transaction has done so far; null for one that only reads */
function rowsOver(disk: Disk, named: readonly TableName[], changes: Changes | null): Rows {
  const stored = <T extends TableName>(name: T): ReadonlyMap<string, Tables[T]> => {
    if (!named.includes(name)) throw new StorageFailure({ fault: 'unknown', name: 'NotFoundError' })
    return disk.tables[name]
  }
  const changed = <T extends TableName>(name: T) =>
    changes?.get(name) as ReadonlyMap<string, Tables[T] | null> | undefined
  const all = <T extends TableName>(name: T, which: (row: Tables[T]) => boolean = () => true): Tables[T][] => {
    const own = changed(name)
    const rows: ReadonlyMap<string, Tables[T] | null> = own ? new Map([...stored(name), ...own]) : stored(name)
    return [...rows]
      .filter((entry): entry is [string, Tables[T]] => entry[1] !== null && which(entry[1]))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row)
  }
  const get = <T extends TableName>(name: T, key: string): Tables[T] | undefined => {
    const own = changed(name)?.get(key)
    return own === undefined ? stored(name).get(key) : (own ?? undefined)
  }
  const change = (name: TableName, key: string, row: Row | null) => {
    if (!changes || !named.includes(name)) throw new StorageFailure({ fault: 'unknown', name: 'ReadOnlyError' })
    const rows = changes.get(name) ?? new Map<string, Row | null>()
    changes.set(name, rows.set(key, row))
  }
  const put = (name: TableName, row: Row) => {
    const kept = name === 'documents' ? { ...row, rev: String((disk.revision += 1)) } : row
    change(name, keyIn(name, row), frozenCopyOf(kept))
  }
  const outbox = (which: (row: OutboxRow) => boolean) => all('outbox', which).toSorted(byDseq)
  return {
    get: async (name, key) => get(name, keyOf(key as Key<TableName>)),
    put: async (name, row) => put(name, row),
    remove: async (name, key) => change(name, keyOf(key as Key<TableName>), null),
    getAll: async (name, keys) => keys.map((key) => get(name, keyOf(key))),
    putAll: async (name, rows) => rows.forEach((row) => put(name, row)),
    removeAll: async (name, keys) => keys.forEach((key) => change(name, keyOf(key), null)),
    all: async (name) => all(name),
    ofReview: async (name, rid) => {
      const rows = all(name, (row) => row.rid === rid)
      return name === 'outbox' ? ((rows as OutboxRow[]).toSorted(byDseq) as never) : rows
    },
    ofKind: async (rid, kind) => all('documents', (row) => row.rid === rid && row.doc.startsWith(`${kind}/`)),
    ofDocument: async (rid, doc) => outbox((row) => row.rid === rid && row.doc === doc),
    commandsOf: async (rid) => outbox((row) => row.rid === rid && row.command !== undefined),
    reviewsWaiting: async () => [...new Set(all('outbox').map((row) => row.rid))].toSorted(),
    isNamed: async (mid) => outbox((row) => row.write?.ctx.includes(mid) ?? false).length > 0,
    withHeld: async () => all('documents', (row) => (row.heldCount ?? 0) > 0),
    refused: async () => outbox((row) => row.refused !== undefined),
    places: async () => all('meta', (row) => row.key.startsWith('review/')) as PlaceRow[],
    count: async (name) => all(name).length,
  }
}

/** As a browser copies what it stores: only data can be. */
function frozenCopyOf<T>(value: T): T {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('This cannot be stored')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopyOf)) as T
  const parts = Object.entries(value).map(([name, part]) => [name, frozenCopyOf(part)])
  return Object.freeze(Object.fromEntries(parts)) as T
}

function liveOver<T>(disk: Disk, query: () => Promise<T>): Live<T> {
  return {
    subscribe: (next, failed) => {
      const ask = async () => {
        try {
          next(await query())
        } catch (error) {
          failed(error)
        }
      }
      const again = () => void ask()
      disk.changed.add(again)
      again()
      return () => disk.changed.delete(again)
    },
  }
}
