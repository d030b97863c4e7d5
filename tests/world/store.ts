/**
 * A store for one test, made ready, and closed after it: SQLite in memory or in a file, or a database of its own in the
 * PostgreSQL of the test run. Which of the two is the project's choice (`vite.config.ts`), never a test's. What many
 * tests begin with is made once in each worker and copied, which is several times quicker.
 */
import type { Store } from '#server/db/engine.ts'
import { migrate } from '#server/db/migrations.ts'
import { openPostgresql } from '#server/db/postgresql.ts'
import { openSqlite, sqliteOn } from '#server/db/sqlite.ts'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import { dropDatabase, newDatabase } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The engine that the tests of a project run on. */
    engine: Store['engine']['name']
  }
}

/** Makes an empty store what a test begins with. */
export type Beginning = (store: Store) => Promise<void>

/** Opens a further store, which begins as the template does. */
type Copying = () => Promise<Store>

const templates = new Map<Beginning, Promise<Copying>>()

/** `path` is a file for SQLite, where each store is made for itself, and of no meaning to PostgreSQL. */
export async function testStore(path?: string, begin: Beginning = migrate): Promise<Store> {
  const store = path === undefined || isPostgresql() ? await copyOfTemplate(begin) : openSqlite(path)
  onTestFinished(() => store.close())
  if (path !== undefined && !isPostgresql()) await begin(store)
  return store
}

export const isPostgresql = (): boolean => inject('engine') === 'PostgreSQL'

async function copyOfTemplate(begin: Beginning): Promise<Store> {
  const copying = templates.get(begin) ?? (isPostgresql() ? makeDatabase(begin) : makeBytes(begin))
  templates.set(begin, copying)
  return (await copying)()
}

async function makeDatabase(begin: Beginning): Promise<Copying> {
  const template = await newDatabase(inject('postgres'))
  const made = openPostgresql(template)
  await begin(made)
  await made.close()
  return async () => {
    const url = await newDatabase(inject('postgres'), template)
    // Hooks run from the last to the first: the store is closed before.
    onTestFinished(() => dropDatabase(inject('postgres'), url))
    return openPostgresql(url)
  }
}

async function makeBytes(begin: Beginning): Promise<Copying> {
  const template = new DatabaseSync(':memory:')
  await begin(sqliteOn(template))
  const bytes = template.serialize()
  return async () => {
    const copy = new DatabaseSync(':memory:')
    copy.deserialize(bytes)
    return sqliteOn(copy)
  }
}

/** Lets a test change and remove what only grows, as whoever owns the store could. */
export async function letTamper({ db, engine }: Pick<Store, 'db' | 'engine'>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    const trigger = sql.id(`${table}_refuses_${change}`)
    const where = engine.name === 'PostgreSQL' ? sql`on ${sql.table(table)}` : sql``
    await sql`drop trigger if exists ${trigger} ${where}`.execute(db)
  }
}

/** Each table after those that it refers to. */
const TABLES = [
  'meta',
  'hub',
  'trust',
  'school',
  'person',
  'review',
  'role_grant',
  'session',
  'entry',
  'received',
  'device',
  'journal',
  'write',
  'early',
  'document',
  'snapshot',
  'snapshot_head',
  'stream',
] as const

/** Remembers all that is in a store, and gives what puts it back in its place. */
export async function copyOf(store: Pick<Store, 'db' | 'engine'>): Promise<() => Promise<void>> {
  const { db } = store
  const kept = new Map<string, readonly object[]>()
  for (const table of TABLES) kept.set(table, await db.selectFrom(table).selectAll().execute())
  return async () => {
    await letTamper(store, 'journal')
    for (const table of TABLES.toReversed()) await db.deleteFrom(table).execute()
    for (const table of TABLES)
      for (const row of kept.get(table)!)
        await db
          .insertInto(table)
          .values(row as never)
          .execute()
  }
}
