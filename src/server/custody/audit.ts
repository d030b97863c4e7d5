/**
 * Checks a review's journal against itself and against what was handed over, trusting nothing that the program which
 * wrote it says of it. Whoever changes, adds or removes a row with the database in their hands is found here, and the
 * place is named. A text that was erased on purpose leaves an empty entry, which is no finding.
 */
import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Tx } from '#server/context.ts'
import type { EntryRow, JournalRow } from '#server/db/schema.ts'
import { BEGINNING, link } from './journal.ts'

/** What is wrong, and at which place in the review's count. */
export interface Finding {
  readonly seq: number
  readonly wrong: Wrong
}

export type Wrong =
  /** This row was changed, or a row before it is missing. */
  | 'chain'
  /** The journal ends before the review's count does, or after it. */
  | 'end'
  /** The journal knows nothing of this entry. */
  | 'entry-unknown'
  /** This entry is not what was handed over. */
  | 'entry-changed'
  /** What was handed over here is not in the store any more. */
  | 'entry-gone'

/** All that is wrong with a review's journal, in the order of its count; nothing when it holds. */
export async function auditJournal(tx: Tx, reviewId: string, sha256: Sha256): Promise<readonly Finding[]> {
  const review = await tx.selectFrom('review').where('id', '=', reviewId).select('seq').executeTakeFirstOrThrow()
  const rows = await tx.selectFrom('journal').where('review_id', '=', reviewId).selectAll().orderBy('seq').execute()
  const entries = await tx
    .selectFrom('entry')
    .where('review_id', '=', reviewId)
    .select(['person_id', 'mid', 'sha256', 'device', 'dseq', 'body', 'seq'])
    .execute()
  return [...chainOf(rows, review.seq, sha256), ...entriesOf(rows, entries, sha256)].toSorted((a, b) => a.seq - b.seq)
}

function chainOf(rows: readonly JournalRow[], count: number, sha256: Sha256): readonly Finding[] {
  let prev = BEGINNING
  for (const { prev: stored, chain, ...event } of rows) {
    if (stored !== prev || link(event, prev, sha256).chain !== chain) return [{ seq: event.seq, wrong: 'chain' }]
    prev = chain
  }
  const last = rows.at(-1)?.seq ?? 0
  return last === count ? [] : [{ seq: Math.min(last, count) + 1, wrong: 'end' }]
}

type Kept = Pick<EntryRow, 'person_id' | 'mid' | 'sha256' | 'device' | 'dseq' | 'body' | 'seq'>

function entriesOf(rows: readonly JournalRow[], entries: readonly Kept[], sha256: Sha256): readonly Finding[] {
  const keyOf = (personId: string, mid: string | null, digest: string) => `${personId} ${mid} ${digest}`
  const received = rows.filter((row) => row.kind === 'entry')
  const journalled = new Map(received.map((row) => [keyOf(row.person_id, row.mid, row.digest), row]))
  const found: Finding[] = []
  for (const { person_id, mid, sha256: digest, device, dseq, body, seq } of entries) {
    const row = journalled.get(keyOf(person_id, mid, digest))
    journalled.delete(keyOf(person_id, mid, digest))
    if (!row) found.push({ seq, wrong: 'entry-unknown' })
    else if ((body !== '' && sha256(body) !== digest) || row.device !== device || row.dseq !== dseq)
      found.push({ seq: row.seq, wrong: 'entry-changed' })
  }
  return [...found, ...[...journalled.values()].map(({ seq }) => ({ seq, wrong: 'entry-gone' as const }))]
}
