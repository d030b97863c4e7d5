/**
 * SQLite through Node's own module, behind Kysely. Every commit is on the disk before it is answered
 * (`synchronous = FULL`), since a receipt promises that nothing is lost. Kysely gives its one connection to one
 * transaction at a time, so transactions are serial and the row locks of another engine are implied here.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely'
import type { Database } from './schema.ts'

/** How many different statements stay prepared; lists of other lengths are other statements. */
const PREPARED = 300

/** Opens the store in a file, or in memory for `:memory:`. Run `migrate` before the first query. */
export function openDatabase(path: string): Kysely<Database> {
  const sqlite = new DatabaseSync(path)
  sqlite.exec('pragma journal_mode = wal')
  sqlite.exec('pragma synchronous = full')
  sqlite.exec('pragma foreign_keys = on')
  sqlite.exec('pragma busy_timeout = 5000')
  return new Kysely<Database>({ dialect: new Sqlite({ database: adapt(sqlite) }) })
}

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
    prepare(sql: string): SqliteStatement {
      const known = prepared.get(sql)
      if (known) {
        prepared.delete(sql)
        prepared.set(sql, known)
        return known
      }
      const statement = wrap(sqlite.prepare(sql))
      prepared.set(sql, statement)
      if (prepared.size > PREPARED) prepared.delete(prepared.keys().next().value!)
      return statement
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
