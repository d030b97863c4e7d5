import { Migrator } from 'kysely/migration'
import type { Store } from './engine.ts'
import { start } from './migrations/0001-start.ts'
import { entriesInTheJournal } from './migrations/0002-entries-in-the-journal.ts'
import { walls } from './migrations/0003-walls.ts'

/** Every change of the tables, in order. One that has been released is never edited. */
const migrations = ({ engine }: Pick<Store, 'engine'>) => ({
  '0001-start': start(engine),
  '0002-entries-in-the-journal': entriesInTheJournal,
  '0003-walls': walls(engine),
})

/**
 * Brings the store up to date, all or nothing per migration.
 * @throws the migration's own error; the store is then as it was before that migration
 */
export async function migrate(store: Pick<Store, 'db' | 'engine'>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations(store)) }
  const migrator = new Migrator({ db: store.db, provider })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed', { cause: error })
}
