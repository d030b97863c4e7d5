/**
 * What a network's own people sign in with: an address for each, credentials in the tables of better-auth, links that
 * are sent by mail, the mail that is still to be sent, and how often somebody has tried. Sessions begin anew, because
 * they now say which device they are on; whoever had one signs in again.
 */
import { getMigrations } from 'better-auth/db/migration'
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { signInLibrary } from '../sign-in-library.ts'

type Columns = { readonly [column: string]: 'text' | 'integer' }

const tables: { readonly [table: string]: { readonly columns: Columns; readonly key: readonly string[] } } = {
  session: {
    columns: { key: 'text', id: 'text', person_id: 'text', device: 'text', begun_at: 'text', until: 'text' },
    key: ['key'],
  },
  link: { columns: { key: 'text', person_id: 'text', purpose: 'text', until: 'text' }, key: ['key'] },
  mail: {
    columns: { id: 'text', kind: 'text', email: 'text', asked_at: 'text', due_at: 'text', tries: 'integer' },
    key: ['id'],
  },
  attempt: { columns: { key: 'text', failures: 'integer', at: 'text', next_at: 'text' }, key: ['key'] },
  known_device: { columns: { key: 'text', person_id: 'text', used_at: 'text' }, key: ['key', 'person_id'] },
}

export const signIn = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.dropTable('session').execute()
    for (const [table, { columns, key }] of Object.entries(tables)) {
      let building = db.schema.createTable(table)
      for (const [column, type] of Object.entries(columns)) {
        building = building.addColumn(column, type === 'integer' ? 'bigint' : engine.text, (each) =>
          column === 'person_id' ? each.notNull().references('person.id') : each.notNull(),
        ) as typeof building
      }
      await building.addPrimaryKeyConstraint(`${table}_key`, key as never).execute()
    }
    await db.schema.alterTable('person').addColumn('email', engine.text).execute()
    await db.schema.alterTable('person').addColumn('invited_at', engine.text).execute()
    await db.schema.createIndex('person_email').on('person').column('email').unique().execute()
    await db.schema.createIndex('session_person').on('session').column('person_id').execute()
    await db.schema.createIndex('mail_due').on('mail').column('due_at').execute()
    const { runMigrations } = await getMigrations(signInLibrary(db))
    await runMigrations()
  },
})
