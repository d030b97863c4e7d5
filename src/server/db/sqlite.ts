/**
 * SQLite through Node's own module, behind Kysely. Every commit is on the disk before it is answered
 * (`synchronous = FULL`), since a receipt promises that nothing is lost. Kysely gives its one connection to one
 * transaction at a time, so transactions are serial and the row locks of the other engine are implied here.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import type { Engine, Store } from './engine.ts'
import { Pokes } from './pokes.ts'
import type { Database } from './schema.ts'

/** How many different statements stay prepared. */
const PREPARED = 300
/** Enough for all that the reviews of a few weeks are looked up by: what does not fit is read from the file each time. */
const CACHE_KIB = 65_536
/** Pages of what is committed, 4 KiB each, that gather before they are put in their place: what has changed often is put there once. */
const CHECKPOINT_PAGES = 8_000
/** The primary result codes for a database that is locked by another, and for a disk that is full. */
const BUSY = new Set([5, 6, 13])

/** Opens the store in a file, or in memory for `:memory:`. Run `migrate` before the first query. */
export const openSqlite = (path: string): Store => sqliteOn(new DatabaseSync(path))

/** The store that this connection is to. */
export function sqliteOn(sqlite: DatabaseSync): Store {
  sqlite.exec('pragma journal_mode = wal')
  sqlite.exec('pragma synchronous = full')
  sqlite.exec('pragma foreign_keys = on')
  sqlite.exec('pragma busy_timeout = 5000')
  sqlite.exec(`pragma cache_size = -${CACHE_KIB}`)
  sqlite.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  const database = adapt(sqlite)
  const db = new Kysely<Database>({ dialect: new Sqlite({ database }) })
  return {
    db,
    engine: engineOn(database),
    pokes: new Pokes(),
    unfit: () => Promise.resolve(null),
    async close() {
      if (sqlite.isOpen) sqlite.exec('pragma wal_checkpoint(truncate)')
      await db.destroy()
    },
  }
}

const nothing = () => Promise.resolve()

const engineOn = ({ prepare }: Pick<ReturnType<typeof adapt>, 'prepare'>): Engine => ({
  name: 'SQLite',
  text: 'text',
  begin: (db) => db.startTransaction().execute(),
  actFor: nothing,
  asServer: (_tx, work) => work(),
  // There is one connection, and the transaction has it.
  insertAll(_tx, table, rows) {
    const [first] = rows
    if (!first) return nothing()
    const columns = Object.keys(first) as (keyof typeof first & string)[]
    const named = columns.map((column) => `"${column}"`).join()
    const statement = prepare(`insert into "${table}" (${named}) values (${columns.map(() => '?').join()})`)
    for (const row of rows) statement.run(columns.map((column) => row[column]))
    return nothing()
  },
  collided: () => false,
  isBusy(thrown) {
    const code = thrown instanceof Error && 'errcode' in thrown ? thrown.errcode : undefined
    return typeof code === 'number' && BUSY.has(code & 0xff)
  },
  async makeAppendOnly(db, table) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`${table}_refuses_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'this table only grows'); end`.execute(db)
    }
  },
  wallOff: nothing,
  openGate: nothing,
  wallIn: nothing,
})

/** SQLite can undo a change of tables; Kysely does not believe it of every build, and we ship our own. */
class Sqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Transactional()
  }
}

class Transactional extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function adapt(sqlite: DatabaseSync) {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => sqlite.close(),
    prepare(statement: string): SqliteStatement {
      const known = prepared.get(statement)
      if (known) {
        prepared.delete(statement)
        prepared.set(statement, known)
        return known
      }
      const made = wrap(sqlite.prepare(statement))
      prepared.set(statement, made)
      if (prepared.size > PREPARED) prepared.delete(prepared.keys().next().value!)
      return made
    },
  }
}

function wrap(statement: StatementSync): SqliteStatement {
  const given = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...given(parameters)),
    run: (parameters) => statement.run(...given(parameters)),
    iterate: (parameters) => statement.iterate(...given(parameters)),
  }
}
