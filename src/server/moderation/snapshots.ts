/**
 * An evaluation as it was submitted is kept beside the evaluation itself, so that others read what was handed in and
 * never the draft after it. Snapshots are only ever added; the document names the one that stands.
 */
import type { Tx } from '#server/context.ts'

interface Submitted {
  readonly review: string
  readonly doc: string
  readonly seq: number
  readonly at: string
  readonly hash: string
}

/** Keeps an evaluation as it is in the store when it is submitted; from now on it is what others are given. */
export async function takeSnapshot(tx: Tx, { review, doc, seq, at, hash }: Submitted): Promise<void> {
  await tx.insertInto('snapshot').values({ review_id: review, doc, seq, state_hash: hash, at }).execute()
  await tx
    .insertInto('snapshot_head')
    .columns(['review_id', 'doc', 'seq', 'field', 'mid'])
    .expression(
      tx
        .selectFrom('write')
        .where('review_id', '=', review)
        .where('doc', '=', doc)
        .where('head', '=', 1)
        .select((eb) => ['review_id', 'doc', eb.val(seq).as('seq'), 'field', 'mid']),
    )
    .execute()
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
