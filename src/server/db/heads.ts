/**
 * The heads of documents as the domain takes them: those of now, or those of a snapshot. Both are kept as rows,
 * so that nobody has to work them out again from a history.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Head } from '#domain/custody/state.ts'
import type { Tx } from '#server/context.ts'
import { sql } from 'kysely'
import { isIn, statement } from './statement.ts'

/** A head that has been received, as it goes over the wire. */
export type StoredHead = Head & { readonly receivedAt: string; readonly merge?: string[] }
export type StoredFields = ReadonlyMap<string, readonly StoredHead[]>

/** Written out, and not a value of the statement: only so is the index of heads known to hold all that is asked for. */
export const IS_HEAD = sql.lit(1 as const)

interface HeadRow {
  readonly field: string
  readonly mid: string
  readonly by: string
  readonly value: string
  readonly at: string
  readonly received_at: string
  /** Of a merge: what it was made of. */
  readonly merge: string | null
}

/** What the server writes beside its decisions are merges. */
const MERGE = sql<
  string | null
>`case when ${sql.ref('write.by')} = 'system' and ${sql.ref('write.doc')} <> 'review' then ${sql.ref('write.ctx')} end`

const columns = [
  'write.doc',
  'write.field',
  'write.mid',
  'write.by',
  'write.value',
  'write.at',
  'write.received_at',
  MERGE.as('merge'),
] as const

/** The fields of each of these documents as they stand; `only` restricts them to some. */
export async function readHeads(
  tx: Tx,
  reviewId: string,
  docs: readonly string[],
  only?: readonly string[],
): Promise<ReadonlyMap<string, StoredFields>> {
  if (docs.length === 0 || only?.length === 0) return new Map()
  const rows = only ? await someHeads(tx, { reviewId, docs, only }) : await allHeads(tx, { reviewId, docs })
  return byDocument(rows)
}

interface Asked {
  readonly reviewId: string
  readonly docs: readonly string[]
}

const headsIn = (tx: Tx, { reviewId, docs }: Asked) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where(isIn(tx, 'doc', docs))
    .where('head', '=', IS_HEAD)
    .select(columns)
    .orderBy('field')
    .orderBy('seq')
    .orderBy('mid')

const allHeads = statement(headsIn)
const someHeads = statement((tx, asked: Asked & { readonly only: readonly string[] }) =>
  headsIn(tx, asked).where(isIn(tx, 'field', asked.only)),
)

/** Every section of a review's report, as it stands. */
export async function readSections(tx: Tx, reviewId: string): Promise<ReadonlyMap<string, StoredFields>> {
  return byDocument(await sectionHeads(tx, { reviewId }))
}

/** Written out: SQLite prepares a statement anew whenever a pattern is given to it as a value. */
const ALL_SECTIONS = sql.lit('section/%')

const sectionHeads = statement((tx, { reviewId }: { reviewId: string }) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where('doc', 'like', ALL_SECTIONS)
    .where('head', '=', IS_HEAD)
    .select(columns)
    .orderBy('field')
    .orderBy('seq')
    .orderBy('mid'),
)

/** The fields of one document as it was when it was submitted at `seq`. */
export async function readSnapshot(tx: Tx, reviewId: string, doc: string, seq: number): Promise<StoredFields> {
  return toFields(await snapshotHeads(tx, { reviewId, doc, seq }))
}

/** Every document of a review that stands submitted, as it was when it was submitted last. */
export async function readSnapshots(tx: Tx, reviewId: string): Promise<ReadonlyMap<string, StoredFields>> {
  return byDocument(await standingHeads(tx, { reviewId }))
}

const headsOfSnapshots = (tx: Tx, reviewId: string) =>
  tx
    .selectFrom('snapshot_head')
    .innerJoin('write', (join) =>
      join
        .onRef('write.review_id', '=', 'snapshot_head.review_id')
        .onRef('write.doc', '=', 'snapshot_head.doc')
        .onRef('write.field', '=', 'snapshot_head.field')
        .onRef('write.mid', '=', 'snapshot_head.mid'),
    )
    .where('snapshot_head.review_id', '=', reviewId)
    .select(columns)
    .orderBy('write.field')
    .orderBy('write.seq')
    .orderBy('write.mid')

const snapshotHeads = statement((tx, { reviewId, doc, seq }: { reviewId: string; doc: string; seq: number }) =>
  headsOfSnapshots(tx, reviewId).where('snapshot_head.doc', '=', doc).where('snapshot_head.seq', '=', seq),
)
const standingHeads = statement((tx, { reviewId }: { reviewId: string }) =>
  headsOfSnapshots(tx, reviewId).innerJoin('document', (join) =>
    join
      .onRef('document.review_id', '=', 'snapshot_head.review_id')
      .onRef('document.doc', '=', 'snapshot_head.doc')
      .onRef('document.snapshot_seq', '=', 'snapshot_head.seq'),
  ),
)

function byDocument(rows: readonly (HeadRow & { readonly doc: string })[]): ReadonlyMap<string, StoredFields> {
  const byDoc = Map.groupBy(rows, (row) => row.doc)
  return new Map([...byDoc].map(([doc, heads]) => [doc, toFields(heads)]))
}

function toFields(rows: readonly HeadRow[]): StoredFields {
  const fields = new Map<string, StoredHead[]>()
  for (const { field, mid, by, value, at, received_at: receivedAt, merge } of rows) {
    const head = { mid, by, value: JSON.parse(value) as Json, at, receivedAt, ...mergeOf(merge) }
    const known = fields.get(field)
    if (known) known.push(head)
    else fields.set(field, [head])
  }
  return fields
}

const mergeOf = (merge: string | null) => (merge === null ? {} : { merge: JSON.parse(merge) as string[] })

/** Each field with its head mids: what a state hash is over. */
export function midsOf(fields: StoredFields): (readonly [field: string, mids: readonly string[]])[] {
  return [...fields].map(([field, heads]) => [field, heads.map((head) => head.mid)] as const)
}
