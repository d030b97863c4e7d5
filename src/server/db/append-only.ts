import { type Kysely, sql } from 'kysely'

/** Makes the engine itself refuse to change or remove a table's rows, whoever asks. */
export async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.id(`${table}_refuses_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, 'this table only grows'); end`.execute(db)
  }
}
