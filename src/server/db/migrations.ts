import { type Kysely, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration'
import type { Store } from './engine.ts'
import { start } from './migrations/0001-start.ts'
import { entriesInTheJournal } from './migrations/0002-entries-in-the-journal.ts'
import { walls } from './migrations/0003-walls.ts'
import { signIn } from './migrations/0004-sign-in.ts'
import { notices } from './migrations/0005-notices.ts'
import { reports } from './migrations/0006-reports.ts'
import { sharing } from './migrations/0007-sharing.ts'
import { aGateThatIsQuick } from './migrations/0008-a-gate-that-is-quick.ts'
import type { Database } from './schema.ts'

/** Every change of the tables, in order. One that has been released is never edited. */
export const MIGRATIONS = [
  '0001-start',
  '0002-entries-in-the-journal',
  '0003-walls',
  '0004-sign-in',
  '0005-notices',
  '0006-reports',
  '0007-sharing',
  '0008-a-gate-that-is-quick',
] as const

/** As the code of a throw: the store has tables that this release does not know. */
const NEWER_RELEASE = 'newer-release'

const migrations = ({ engine }: Pick<Store, 'engine'>): Record<(typeof MIGRATIONS)[number], Migration> => ({
  '0001-start': start(engine),
  '0002-entries-in-the-journal': entriesInTheJournal,
  '0003-walls': walls(engine),
  '0004-sign-in': signIn(engine),
  '0005-notices': notices(engine),
  '0006-reports': reports(engine),
  '0007-sharing': sharing(engine),
  '0008-a-gate-that-is-quick': aGateThatIsQuick(engine),
})

/**
 * Brings the store up to date, all or nothing per migration, or only as far as the migration named.
 * @throws the migration's own error; the store is then as it was before that migration, or untouched by a release that is too old
 */
export async function migrate(
  store: Pick<Store, 'db' | 'engine'>,
  to: string = MIGRATIONS[MIGRATIONS.length - 1]!,
): Promise<void> {
  const had = await migrationsOf(store.db)
  if (had.some((name) => !MIGRATIONS.some((known) => known === name)))
    throw Object.assign(new Error('A newer release has had this store'), { code: NEWER_RELEASE })
  const provider = { getMigrations: () => Promise.resolve(migrations(store)) }
  const migrator = new Migrator({ db: store.db, provider })
  const { error } = await migrator.migrateTo(to)
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed', { cause: error })
}

/** The migrations that a store has had, in order, also those that only a newer release knows; none in an empty one. */
export async function migrationsOf(db: Kysely<Database>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const all = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`
  return (await all.execute(db)).rows.map(({ name }) => name)
}
