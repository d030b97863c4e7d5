import { anyOf, statement } from '#server/db/statement.ts'
import type { Ledger } from './ledger.ts'
import type { Known } from './taking.ts'

/**
 * What a person has handed over before under these mids. An entry that was judged again says in its own row what has
 * become of it, and the journal still says what its author was answered: an answer that was lost and is asked for
 * again must not be another one. What is judged again was held for a reason that names no fields.
 */
export async function readKnown(
  { tx, review }: Pick<Ledger, 'tx' | 'review'>,
  personId: string,
  mids: readonly string[],
): Promise<Map<string, Known[]>> {
  const rows = await entriesUnder(tx, { reviewId: review.id, personId, mids })
  const known = rows.map(({ firstOutcome, firstReason, firstSeq, ...row }): Known => {
    if (firstOutcome === null || firstSeq === null || firstSeq === row.seq) return { ...row, first: null }
    return { ...row, first: { outcome: firstOutcome, reason: firstReason, fields: null, seq: firstSeq } }
  })
  return Map.groupBy(known, (row) => row.mid)
}

const entriesUnder = statement(
  (tx, { reviewId, personId, mids }: { reviewId: string; personId: string; mids: readonly string[] }) =>
    tx
      .selectFrom('entry')
      .leftJoin('journal', (join) =>
        join
          .onRef('journal.review_id', '=', 'entry.review_id')
          .onRef('journal.person_id', '=', 'entry.person_id')
          .onRef('journal.mid', '=', 'entry.mid')
          .onRef('journal.digest', '=', 'entry.sha256')
          .on('journal.kind', '=', 'entry'),
      )
      .where('entry.review_id', '=', reviewId)
      .where('entry.person_id', '=', personId)
      .where('entry.mid', 'in', anyOf(mids))
      .select(['entry.mid', 'entry.identity', 'entry.doc', 'entry.field'])
      .select(['entry.outcome', 'entry.reason', 'entry.fields', 'entry.seq'])
      .select(['journal.outcome as firstOutcome', 'journal.reason as firstReason', 'journal.seq as firstSeq']),
)
