/**
 * A store for one test, migrated, empty, and closed after it: SQLite in memory or in a file, or a database of its own
 * in the PostgreSQL of the test run. Which of the two is the project's choice (`vite.config.ts`), never a test's.
 */
import type { Store } from '#server/db/engine.ts'
import { migrate } from '#server/db/migrations.ts'
import { openPostgresql } from '#server/db/postgresql.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import { sql } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import { dropDatabase, newDatabase } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The engine that the tests of a project run on. */
    engine: Store['engine']['name']
  }
}

let template: Promise<string> | null = null

/** `path` is a file for SQLite, and of no meaning to PostgreSQL. */
export async function testStore(path = ':memory:'): Promise<Store> {
  const store = isPostgresql() ? await copyOfTemplate() : openSqlite(path)
  onTestFinished(() => store.close())
  await migrate(store)
  return store
}

export const isPostgresql = (): boolean => inject('engine') === 'PostgreSQL'

/** Copying a database that is ready is several times quicker than making one ready. */
async function copyOfTemplate(): Promise<Store> {
  template ??= makeTemplate()
  const url = await newDatabase(inject('postgres'), await template)
  // Hooks run from the last to the first: the store is closed before.
  onTestFinished(() => dropDatabase(inject('postgres'), url))
  return openPostgresql(url)
}

async function makeTemplate(): Promise<string> {
  const url = await newDatabase(inject('postgres'))
  const store = openPostgresql(url)
  await migrate(store)
  await store.close()
  return url
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
