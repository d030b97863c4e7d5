/**
 * A review with the facts that decide rights, as the store has them now. Whoever changes anything in a review
 * locks its row first: the count of its changes is then in the order of the commits, and a reader that only
 * moves forward misses nothing.
 */
import type { EvaluationStatus, ReviewFacts } from '#domain/people.ts'
import { CLOSED_FIELD, REVIEW, personOfStatus } from '#domain/moderation/review-document.ts'
import type { Tx } from '#server/context.ts'
import { sql } from 'kysely'
import { IS_HEAD } from './heads.ts'
import type { WriteRow } from './schema.ts'
import { statement } from './statement.ts'

export interface StoredReview extends ReviewFacts {
  readonly framework: string
  /** The count of changes so far. */
  readonly seq: number
}

/** The review, or null when there is none of that id. */
export async function readReview(tx: Tx, id: string): Promise<StoredReview | null> {
  const [[row], decided] = await Promise.all([reviewsOf(tx, { id }), decidedOf(tx, { id })])
  if (!row) return null
  const { school_id: schoolId, hub_id: hubId, framework, state, seq } = row
  return { id, schoolId, hubId, framework, state, seq, ...whatIsDecided(decided) }
}

const reviewsOf = statement((tx, { id }: { id: string }) =>
  tx
    .selectFrom('review')
    .innerJoin('school', 'school.id', 'review.school_id')
    .where('review.id', '=', id)
    .select(['review.id', 'review.school_id', 'review.framework', 'review.state', 'review.seq', 'school.hub_id']),
)

/** Whether a person may or ever could read a review: they have been given its document at some time. */
export async function couldEverRead(tx: Tx, reviewId: string, personId: string): Promise<boolean> {
  return (await beginnings(tx, { reviewId, personId })).length > 0
}

const beginnings = statement((tx, { reviewId, personId }: { reviewId: string; personId: string }) =>
  tx
    .selectFrom('stream')
    .where('review_id', '=', reviewId)
    .where('person_id', '=', personId)
    .where('doc', '=', REVIEW)
    .select('seq'),
)

/** As `readReview`, and nobody else changes anything of this review until the transaction ends. */
export async function lockReview(tx: Tx, id: string): Promise<StoredReview | null> {
  // Not in one statement: PostgreSQL would read the school as it was before the wait, in a hub that it may have left.
  const [, review] = await Promise.all([lock(tx, { id }), readReview(tx, id)])
  return review
}

const lock = statement((tx, { id }: { id: string }) =>
  tx
    .updateTable('review')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('id', '=', id),
)

function whatIsDecided(rows: readonly DecidedRow[]): Pick<ReviewFacts, 'statuses' | 'closedBy'> {
  const statuses = new Map<string, EvaluationStatus>()
  let closedBy: string | null = null
  for (const { field, value, by } of rows) {
    const person = personOfStatus(field)
    if (person !== null) statuses.set(person, JSON.parse(value) as EvaluationStatus)
    else if (field === CLOSED_FIELD) closedBy = by
  }
  return { statuses, closedBy }
}

type DecidedRow = Pick<WriteRow, 'field' | 'value' | 'by'>

/** Written out: SQLite prepares a statement anew whenever a pattern is given to it as a value. */
const ALL_STATUSES = sql.lit('evaluations/%')

const decidedOf = statement((tx, { id }: { id: string }) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', id)
    .where('doc', '=', REVIEW)
    .where('head', '=', IS_HEAD)
    .where((eb) => eb.or([eb('field', 'like', ALL_STATUSES), eb('field', '=', sql.lit(CLOSED_FIELD))]))
    .select(['field', 'value', 'by']),
)
