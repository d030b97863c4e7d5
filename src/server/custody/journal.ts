/**
 * The journal of a review: one row for everything that was taken or decided, chained by hashes, holding digests
 * and ids and nothing that anybody wrote. It can be checked without trusting the program that wrote it, and it
 * still verifies after a text has been erased.
 */
import { type JsonObject, canonicalJson } from '#domain/custody/canonical.ts'
import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Tx } from '#server/context.ts'
import type { JournalRow } from '#server/db/schema.ts'
import { atMost, statement } from '#server/db/statement.ts'

export type JournalEvent = Omit<JournalRow, 'prev' | 'chain'>

/** What the first row of every chain follows. */
export const BEGINNING = '0'.repeat(64)

/** An event that nobody handed over: what makes it another than a decision of the server is for its maker to say. */
export function eventOfServer(reviewId: string, seq: number, at: string): JournalEvent {
  return {
    review_id: reviewId,
    seq,
    kind: 'decision',
    person_id: 'system',
    device: null,
    dseq: null,
    mid: null,
    digest: '',
    outcome: 'applied',
    reason: null,
    at,
  }
}

export function link(event: JournalEvent, prev: string, sha256: Sha256): JournalRow {
  const { review_id, seq, kind, person_id, device, dseq, mid, digest, outcome, reason, at } = event
  const said: JsonObject = { review_id, seq, kind, person_id, device, dseq, mid, digest, outcome, reason, at, prev }
  return { ...event, prev, chain: sha256(canonicalJson(said)) }
}

/** The end of a review's chain as it stood at `seq`; without one, the end that the next row follows. */
export async function lastLink(tx: Tx, reviewId: string, seq: number = Number.MAX_SAFE_INTEGER): Promise<string> {
  const [last] = await linksTo(tx, { reviewId, seq })
  return last?.chain ?? BEGINNING
}

const linksTo = statement((tx, { reviewId, seq }: { reviewId: string; seq: number }) =>
  tx
    .selectFrom('journal')
    .where('review_id', '=', reviewId)
    .where('seq', '<=', seq)
    .select('chain')
    .orderBy('seq', 'desc')
    .limit(atMost(1)),
)
