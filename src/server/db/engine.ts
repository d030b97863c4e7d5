/**
 * SQLite through Node's own module, behind Kysely. Every commit is on the disk before it is answered
 * (`synchronous = FULL`), since a receipt promises that nothing is lost. Kysely gives its one connection to one
 * transaction at a time, so transactions are serial and the row locks of another engine are implied here.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { LocalPokes } from './pokes.ts'
import type { Database } from './schema.ts'

/** How many different statements stay prepared; lists of other lengths are other statements. */
const PREPARED = 300

/**
 * Opens the store in a file, or in memory for `:memory:`. Run `migrate` before the first query.
 *
 * @param pokes told how each transaction ends
 */
export function openDatabase(path: string, pokes: LocalPokes = new LocalPokes()): Kysely<Database> {
  const sqlite = new DatabaseSync(path)
  sqlite.exec('pragma journal_mode = wal')
  sqlite.exec('pragma synchronous = full')
  sqlite.exec('pragma foreign_keys = on')
  sqlite.exec('pragma busy_timeout = 5000')
  return new Kysely<Database>({ dialect: new Sqlite({ database: adapt(sqlite) }, pokes) })
}

/** SQLite can undo a change of tables; Kysely does not believe it of every build, and we ship our own. */
class Sqlite extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #pokes: LocalPokes

  constructor(config: SqliteDialectConfig, pokes: LocalPokes) {
    super(config)
    this.#config = config
    this.#pokes = pokes
  }

  override createDriver(): SqliteDriver {
    return new Telling(this.#config, this.#pokes)
  }

  override createAdapter(): SqliteAdapter {
    return new Transactional()
  }
}

/** Tells how each transaction ended, whoever began it. */
class Telling extends SqliteDriver {
  readonly #pokes: LocalPokes

  constructor(config: SqliteDialectConfig, pokes: LocalPokes) {
    super(config)
    this.#pokes = pokes
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    this.#pokes.committed()
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#pokes.rolledBack()
    await super.rollbackTransaction(connection)
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
