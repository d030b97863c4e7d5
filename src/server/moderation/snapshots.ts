/**
 * An evaluation as it was submitted is kept beside the evaluation itself, so that others read what was handed in and
 * never the draft after it. Snapshots are only ever added; the document names the one that stands.
 */
import { type Sha256, stateHash } from '#domain/custody/hashes.ts'
import type { Tx } from '#server/context.ts'
import { type StoredFields, midsOf } from '#server/db/heads.ts'

interface Submitted {
  readonly review: string
  readonly doc: string
  readonly seq: number
  readonly at: string
}

/** So many rows always fit into one statement. */
const AT_ONCE = 200

/** Keeps an evaluation as it was submitted; from now on it is what others are given. */
export async function takeSnapshot(
  tx: Tx,
  { review, doc, seq, at }: Submitted,
  fields: StoredFields,
  sha256: Sha256,
): Promise<void> {
  const heads = midsOf(fields)
  await tx
    .insertInto('snapshot')
    .values({ review_id: review, doc, seq, state_hash: stateHash(heads, '', sha256), at })
    .execute()
  const rows = heads.flatMap(([field, mids]) => mids.map((mid) => ({ review_id: review, doc, seq, field, mid })))
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx
      .insertInto('snapshot_head')
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
  }
  await setSnapshot(tx, review, doc, seq)
}

/** Takes an evaluation back from others. What was submitted stays in the store. */
export async function dropSnapshot(tx: Tx, review: string, doc: string): Promise<void> {
  await setSnapshot(tx, review, doc, null)
}

async function setSnapshot(tx: Tx, review: string, doc: string, seq: number | null): Promise<void> {
  await tx
    .updateTable('document')
    .set({ snapshot_seq: seq })
    .where('review_id', '=', review)
    .where('doc', '=', doc)
    .execute()
}
