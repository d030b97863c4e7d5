/**
 * Mail that a review is the cause of: which review, and when somebody was last told of what, so that many causes within
 * an hour are one mail.
 */
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'

export const notices = ({ text }: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('mail').addColumn('review_id', text).execute()
    let building = db.schema.createTable('notice')
    for (const column of ['review_id', 'kind', 'person_id', 'due_at'])
      building = building.addColumn(column, text, (each) => each.notNull()) as typeof building
    await building.addPrimaryKeyConstraint('notice_key', ['review_id', 'kind', 'person_id'] as never).execute()
  },
})
