/**
 * With whom schools share their reports: links, agreements, and who has read what by either. An agreement is a school's and
 * no review's, and the digest of a link's token names no review, so those two stand outside the wall.
 */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'

export const sharing = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    const { text } = engine
    await db.schema
      .createTable('share')
      .addColumn('id', text, (each) => each.primaryKey())
      .addColumn('review_id', text, (each) => each.notNull().references('review.id'))
      .addColumn('audience', text, (each) => each.notNull())
      .addColumn('made_by', text, (each) => each.notNull().references('person.id'))
      .addColumn('made_at', text, (each) => each.notNull())
      .addColumn('until', text, (each) => each.notNull())
      .addColumn('revoked_at', text)
      .addColumn('revoked_by', text, (each) => each.references('person.id'))
      .execute()
    await db.schema.createIndex('share_review').on('share').column('review_id').execute()
    await db.schema
      .createTable('share_link')
      .addColumn('key', text, (each) => each.primaryKey())
      .addColumn('share_id', text, (each) => each.notNull().unique().references('share.id'))
      .execute()
    await db.schema
      .createTable('report_reading')
      .addColumn('review_id', text, (each) => each.notNull())
      .addColumn('reader', text, (each) => each.notNull())
      .addColumn('version', 'bigint', (each) => each.notNull())
      .addColumn('what', text, (each) => each.notNull())
      .addColumn('day', text, (each) => each.notNull())
      .addColumn('at', text, (each) => each.notNull())
      .addPrimaryKeyConstraint('report_reading_key', ['review_id', 'reader', 'version', 'what', 'day'])
      .addForeignKeyConstraint('report_reading_version', ['review_id', 'version'], 'report_version', [
        'review_id',
        'version',
      ])
      .execute()
    await db.schema
      .createTable('agreement')
      .addColumn('id', text, (each) => each.primaryKey())
      .addColumn('school_id', text, (each) => each.notNull().references('school.id'))
      .addColumn('year', text, (each) => each.notNull())
      .addColumn('by', text, (each) => each.notNull().references('person.id'))
      .addColumn('at', text, (each) => each.notNull())
      .addColumn('ended_at', text)
      .addColumn('ended_by', text, (each) => each.references('person.id'))
      .execute()
    await db.schema.createIndex('agreement_school').on('agreement').columns(['school_id', 'year']).execute()
    await engine.wallIn(db, ['share', 'report_reading'])
  },
})
