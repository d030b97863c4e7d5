import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'

const ofAReview = [
  'review',
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
]

/** Where the engine can, it keeps a review's rows from everybody who has nothing to do with it. */
export const walls = (engine: Engine) => ({
  up: (db: Kysely<unknown>): Promise<void> => engine.wallOff(db, ofAReview),
})
