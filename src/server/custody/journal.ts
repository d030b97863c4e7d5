/**
 * The journal of a review: one row for everything that was taken or decided, chained by hashes, holding digests
 * and ids and nothing that anybody wrote. It can be checked without trusting the program that wrote it, and it
 * still verifies after a text has been erased.
 */
import { type JsonObject, canonicalJson } from '#domain/custody/canonical.ts'
import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Tx } from '#server/context.ts'
import type { JournalRow } from '#server/db/schema.ts'

export type JournalEvent = Omit<JournalRow, 'prev' | 'chain'>

/** What the first row of every chain follows. */
const BEGINNING = '0'.repeat(64)

export function link(event: JournalEvent, prev: string, sha256: Sha256): JournalRow {
  const { review_id, seq, kind, person_id, device, dseq, mid, digest, outcome, reason, at } = event
  const said: JsonObject = { review_id, seq, kind, person_id, device, dseq, mid, digest, outcome, reason, at, prev }
  return { ...event, prev, chain: sha256(canonicalJson(said)) }
}

/** The end of a review's chain as it stood at `seq`; without one, the end that the next row follows. */
export async function lastLink(tx: Tx, reviewId: string, seq: number = Number.MAX_SAFE_INTEGER): Promise<string> {
  const last = await tx
    .selectFrom('journal')
    .where('review_id', '=', reviewId)
    .where('seq', '<=', seq)
    .select('chain')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.chain ?? BEGINNING
}

/** The `seq` of the first row at which a review's chain does not hold, or null when all of it does. */
export async function brokenLink(tx: Tx, reviewId: string, sha256: Sha256): Promise<number | null> {
  const rows = await tx.selectFrom('journal').where('review_id', '=', reviewId).selectAll().orderBy('seq').execute()
  let prev = BEGINNING
  for (const { prev: stored, chain, ...event } of rows) {
    if (stored !== prev || link(event, prev, sha256).chain !== chain) return event.seq
    prev = chain
  }
  return null
}

/**
 * The mids of entries that no longer are what was handed over: changed since, or not known to the journal. An
 * entry whose text was erased on purpose is empty, and is not counted.
 */
export async function changedEntries(tx: Tx, reviewId: string, sha256: Sha256): Promise<readonly string[]> {
  const rows = await tx
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
    .select(['entry.mid', 'entry.body', 'entry.sha256', 'journal.seq'])
    .execute()
  return rows
    .filter(({ body, sha256: stored, seq }) => seq === null || (body !== '' && sha256(body) !== stored))
    .map((row) => row.mid)
}
