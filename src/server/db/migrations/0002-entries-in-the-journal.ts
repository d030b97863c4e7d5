import type { Kysely } from 'kysely'

/** What an entry was answered when it came is found in the journal, whatever has become of it since. */
export const entriesInTheJournal = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.createIndex('journal_entry').on('journal').columns(['review_id', 'person_id', 'mid']).execute()
  },
}
