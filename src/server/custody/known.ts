import { byCodeUnits } from '#domain/custody/canonical.ts'
import { isIn, statement } from '#server/db/statement.ts'
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
  if (mids.length === 0) return new Map()
  // What was made together lies together: however much there is, only what lies between these is looked at.
  const inOrder = mids.toSorted(byCodeUnits)
  const asked = { reviewId: review.id, personId, mids, first: inOrder[0]!, last: inOrder.at(-1)! }
  const entries = await entriesUnder(tx, asked)
  if (entries.length === 0) return new Map()
  const answers = new Map((await answersUnder(tx, asked)).map((answer) => [keyOf(answer.mid, answer.digest), answer]))
  const known = entries.map(({ sha256, ...entry }): Known => {
    const answer = answers.get(keyOf(entry.mid, sha256))
    if (!answer || answer.seq === entry.seq) return { ...entry, first: null }
    const { outcome, reason, seq } = answer
    return { ...entry, first: { outcome, reason, fields: null, seq } }
  })
  return Map.groupBy(known, (entry) => entry.mid)
}

const keyOf = (mid: string | null, digest: string) => `${mid} ${digest}`

interface Asked {
  readonly reviewId: string
  readonly personId: string
  readonly mids: readonly string[]
  readonly first: string
  readonly last: string
}

const entriesUnder = statement((tx, { reviewId, personId, mids, first, last }: Asked) =>
  tx
    .selectFrom('entry')
    .where('review_id', '=', reviewId)
    .where('person_id', '=', personId)
    .where('mid', '>=', first)
    .where('mid', '<=', last)
    .where(isIn(tx, 'mid', mids))
    .select(['mid', 'identity', 'sha256', 'doc', 'field', 'outcome', 'reason', 'fields', 'seq']),
)

const answersUnder = statement((tx, { reviewId, personId, mids, first, last }: Asked) =>
  tx
    .selectFrom('journal')
    .where('review_id', '=', reviewId)
    .where('person_id', '=', personId)
    .where('mid', '>=', first)
    .where('mid', '<=', last)
    .where(isIn(tx, 'mid', mids))
    .where('kind', '=', 'entry')
    .select(['mid', 'digest', 'outcome', 'reason', 'seq']),
)
