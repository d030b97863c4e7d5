/** Published reports, version by version, each as it was when it was published. */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'

export const reports = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('report_version')
      .addColumn('review_id', engine.text, (each) => each.notNull().references('review.id'))
      .addColumn('version', 'bigint', (each) => each.notNull())
      .addColumn('published_at', engine.text, (each) => each.notNull())
      .addColumn('by', engine.text, (each) => each.notNull())
      .addColumn('reason', engine.text)
      .addColumn('model', engine.text, (each) => each.notNull())
      .addPrimaryKeyConstraint('report_version_key', ['review_id', 'version'])
      .execute()
    await engine.wallIn(db, ['report_version'])
  },
})
