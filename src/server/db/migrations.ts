import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { start } from './migrations/0001-start.ts'
import { entriesInTheJournal } from './migrations/0002-entries-in-the-journal.ts'
import type { Database } from './schema.ts'

/** Every change of the tables, in order. One that has been released is never edited. */
const migrations = { '0001-start': start, '0002-entries-in-the-journal': entriesInTheJournal }

/**
 * Brings the store up to date, all or nothing per migration.
 * @throws the migration's own error; the store is then as it was before that migration
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed', { cause: error })
}
