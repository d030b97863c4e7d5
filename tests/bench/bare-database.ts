/**
 * The database alone: the rows that the server has stored, put once more into tables of the same shape and committed
 * with fsync, through the same driver, by nothing but prepared statements. It decides nothing and reads nothing.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { join } from 'node:path'
import pg from 'pg'

/** What one batch of entries becomes; the rest is rows that change. */
const TABLES = ['entry', 'received', 'journal', 'write'] as const
type Table = (typeof TABLES)[number]

/** The rows of some entries, table by table. */
export type Rows = Readonly<Record<Table, readonly Row[]>>
type Row = Readonly<Record<string, SQLInputValue>>

export interface BareDatabase {
  /** The rows that the server has stored since this was asked the last time. */
  readonly stored: () => Promise<Rows>
  /** Puts these rows in and commits; resolves when they are durable. */
  readonly insert: (rows: Rows) => Promise<void>
  readonly close: () => Promise<void>
}

/** Beside the store of a server in `folder`. */
export function openBareSqlite(folder: string): BareDatabase {
  const store = new DatabaseSync(join(folder, 'qa-review.sqlite'), { readOnly: true })
  const bare = new DatabaseSync(join(folder, 'bare.sqlite'), { enableForeignKeyConstraints: false })
  bare.exec('pragma journal_mode = wal; pragma synchronous = full')
  const shapes = store
    .prepare(`select sql from sqlite_master where tbl_name in (${TABLES.map(() => '?').join()}) and type <> 'trigger'`)
    .all(...TABLES)
  for (const { sql } of shapes) if (typeof sql === 'string') bare.exec(sql)
  const seen = new Map<Table, SQLInputValue>(TABLES.map((table) => [table, 0]))
  const since = (table: Table): readonly Row[] => {
    const rows = store
      .prepare(`select rowid as place, * from "${table}" where rowid > ? order by rowid`)
      .all(seen.get(table)!)
    seen.set(table, rows.at(-1)?.['place'] ?? seen.get(table)!)
    return rows.map(({ place: _place, ...row }) => row)
  }
  const inserts = new Map(
    TABLES.map((table) => {
      const columns = bare
        .prepare(`select * from "${table}"`)
        .columns()
        .map(({ name }) => name)
      const named = columns.map((name) => `"${name}"`).join()
      const statement = bare.prepare(`insert into "${table}" (${named}) values (${columns.map(() => '?').join()})`)
      return [table, (row: Row) => statement.run(...columns.map((name) => row[name] ?? null))]
    }),
  )
  return {
    stored: () => Promise.resolve(Object.fromEntries(TABLES.map((table) => [table, since(table)])) as unknown as Rows),
    insert: (rows) => {
      bare.exec('begin immediate')
      for (const table of TABLES) for (const row of rows[table]) inserts.get(table)!(row)
      bare.exec('commit')
      return Promise.resolve()
    },
    close: () => {
      store.close()
      bare.close()
      return Promise.resolve()
    },
  }
}

/** Beside the store at an address: tables of the same shape in a schema of their own. */
export async function openBarePostgresql(address: string): Promise<BareDatabase> {
  const pool = new pg.Pool({ connectionString: address })
  await pool.query('create schema bare')
  for (const table of TABLES) await pool.query(`create table bare."${table}" (like "${table}" including all)`)
  const seen = new Set<string | null>()
  const since = async (table: Table): Promise<readonly Row[]> => {
    const { rows } = await pool.query<{ entry: string | null; row: Row }>(
      `select '${table}' || mid as entry, to_jsonb(t) as row from "${table}" t`,
    )
    const fresh = rows.filter(({ entry }) => !seen.has(entry))
    for (const { entry } of fresh) seen.add(entry)
    return fresh.map(({ row }) => row)
  }
  return {
    stored: async () => {
      const rows = new Map<Table, readonly Row[]>()
      for (const table of TABLES) rows.set(table, await since(table))
      return Object.fromEntries(rows) as unknown as Rows
    },
    insert: async (rows) => {
      const client = await pool.connect()
      await client.query('begin')
      for (const table of TABLES) await client.query(statementFor(table, rows[table]))
      await client.query('commit')
      client.release()
    },
    close: () => pool.end(),
  }
}

/** As many rows as there are go in with one statement, prepared once for each table: a round trip each would be no limit. */
function statementFor(table: Table, rows: readonly Row[]): pg.QueryConfig {
  const columns = Object.keys(rows[0] ?? {})
  const named = columns.map((name) => `"${name}"`).join()
  const text = `insert into bare."${table}" (${named}) select ${named} from json_populate_recordset(null::bare."${table}", $1)`
  return { name: table, text, values: [JSON.stringify(rows)] }
}

/** These rows in parts of so many entries. */
export function inBatches(rows: Rows, entries: number): readonly Rows[] {
  const count = Math.ceil(rows.entry.length / entries)
  const part = (all: readonly Row[], at: number) => all.slice(at * entries, (at + 1) * entries)
  return Array.from({ length: count }, (_, at) => ({
    entry: part(rows.entry, at),
    received: part(rows.received, at),
    journal: part(rows.journal, at),
    write: part(rows.write, at),
  }))
}
