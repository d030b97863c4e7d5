/**
 * A person's stream as it is read: each document with the moment of its last change for this person, which is
 * the later of the document's own and of the beginning or end of their right to it.
 */
import type { Tx } from '#server/context.ts'
import { IS_HELD } from '#server/db/held.ts'
import type { Database, StreamRow } from '#server/db/schema.ts'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Position } from './cursor.ts'

export interface GivenRow {
  readonly doc: string
  readonly sight: StreamRow['sight']
  readonly seq: number
  readonly snapshotSeq: number | null
}

/** What a document is read by. The other columns cost a look into another table for each row: only who needs one asks for it. */
export const GIVEN_ROW = ['doc', 'sight', 'seq', 'snapshotSeq'] as const satisfies (keyof GivenRow)[]

interface GivenColumns extends GivenRow {
  /** The hash of the state that is given; null when there is no such state. */
  readonly stateHash: string | null
  /** Whether something of this person's is held under the document. */
  readonly holds: 0 | 1
}

export type Given = SelectQueryBuilder<Database & { given: GivenColumns }, 'given', object>

/** All that a person is given of a review, to be narrowed and ordered by who asks. */
export function givenTo(tx: Tx, reviewId: string, personId: string): Given {
  return tx.selectFrom((outer) =>
    outer
      .selectFrom('stream')
      .leftJoin('document', (join) =>
        join.onRef('document.review_id', '=', 'stream.review_id').onRef('document.doc', '=', 'stream.doc'),
      )
      .leftJoin('snapshot', (join) =>
        join
          .onRef('snapshot.review_id', '=', 'document.review_id')
          .onRef('snapshot.doc', '=', 'document.doc')
          .onRef('snapshot.seq', '=', 'document.snapshot_seq'),
      )
      .where('stream.review_id', '=', reviewId)
      .where('stream.person_id', '=', personId)
      .select((eb) => [
        'stream.doc',
        'stream.sight',
        'document.snapshot_seq as snapshotSeq',
        sql<string | null>`case stream.sight when 'present' then document.state_hash
          when 'submitted' then snapshot.state_hash end`.as('stateHash'),
        sql<number>`case when stream.sight = 'present' and document.seq > stream.seq then document.seq
          when stream.sight = 'submitted' and document.snapshot_seq > stream.seq then document.snapshot_seq
          else stream.seq end`.as('seq'),
        eb
          .case()
          .when(
            eb.exists(
              eb
                .selectFrom('entry')
                .whereRef('entry.review_id', '=', 'stream.review_id')
                .whereRef('entry.person_id', '=', 'stream.person_id')
                .whereRef('entry.doc', '=', 'stream.doc')
                .where('entry.outcome', '=', IS_HELD)
                .where('entry.released_at', 'is', null)
                .select('entry.mid'),
            ),
          )
          .then(sql.lit(1 as const))
          .else(sql.lit(0 as const))
          .end()
          .as('holds'),
      ])
      .as('given'),
  ) as unknown as Given
}

/** Whose stream, of which review. */
export interface Asked {
  readonly reviewId: string
  readonly personId: string
}

/** All that a person is given, but not what is gone, unless something is held under it. */
export const givenFromTheStart = (tx: Tx, { reviewId, personId }: Asked): Given =>
  givenTo(tx, reviewId, personId).where((eb) => eb.or([eb('sight', '!=', 'none'), eb('holds', '=', 1)]))

/** What has changed for a person after a place. */
export const givenSince = (tx: Tx, { reviewId, personId, seq, doc }: Asked & After): Given =>
  givenTo(tx, reviewId, personId).where((eb) =>
    eb.or([eb('seq', '>', seq), eb.and([eb('seq', '=', seq), eb('doc', '>', doc)])]),
  )

/** A position as the store compares it. */
export interface After {
  readonly seq: number
  readonly doc: string
}

/** Greater than the name of any document: those are made of small letters, figures, hyphens and strokes. */
const AFTER_ALL = '~'

export const afterOf = ({ seq, doc }: Position): After => ({ seq, doc: doc ?? AFTER_ALL })
