/**
 * Loads what a batch will ask for in a few statements at its beginning. What is open already is left alone: it may
 * hold writes of this very batch that the store does not have yet. Nothing here grows with how often a field was written.
 */
import type { Naming } from '#domain/custody/heads.ts'
import { IS_HEAD } from '#server/db/heads.ts'
import { isIn, rowsOf, statement } from '#server/db/statement.ts'
import { sql } from 'kysely'
import { type FieldHistory, openField } from './field-history.ts'
import type { Ledger } from './ledger.ts'

type Loading = Pick<Ledger, 'tx' | 'review' | 'fields' | 'documents'>

export interface Place {
  readonly doc: string
  readonly field: string
}

/** A field, and the writes in it about which something must be known. */
interface Wanted extends Place {
  readonly mids: readonly string[]
}

/** Opens these fields, those that are not open yet, and asks about these writes, those that were not asked about yet. */
export async function loadFields(ledger: Loading, wanted: readonly Wanted[]): Promise<void> {
  await loadDocuments(
    ledger,
    wanted.map(({ doc }) => doc),
  )
  const unasked: (readonly [doc: string, field: string, mid: string])[] = []
  for (const { doc, field, mids } of wanted) {
    const { asked } = openAt(ledger, { doc, field })
    for (const mid of mids) {
      if (asked.has(mid)) continue
      asked.add(mid)
      // Of a document that is not there nobody has written or named anything.
      if (ledger.documents.get(doc)) unasked.push([doc, field, mid])
    }
  }
  if (unasked.length === 0) return
  const asking = { reviewId: ledger.review.id, writes: unasked }
  for (const { what, mid, ...place } of await among(ledger.tx, asking)) openAt(ledger, place)[what].add(mid)
}

function openAt({ fields, documents }: Loading, { doc, field }: Place): FieldHistory {
  const open = fields.get(doc) ?? new Map<string, FieldHistory>()
  fields.set(doc, open)
  const history = open.get(field) ?? openField(documents.get(doc)?.heads.get(field) ?? [])
  open.set(field, history)
  return history
}

interface Among {
  readonly reviewId: string
  readonly writes: readonly (readonly [doc: string, field: string, mid: string])[]
}

/** Each is looked up by its key: what has a limit of its own is made part of no join. */
const among = statement((tx, { reviewId, writes }: Among) => {
  const member = (at: number) => sql<string>`given.value ->> ${sql.lit(at)}`
  const [doc, field, mid] = [member(0), member(1), member(2)]
  const of = (table: 'write' | 'early', what: 'known' | 'early') =>
    tx
      .selectFrom(rowsOf(writes))
      .where((each) =>
        each.exists(
          each
            .selectFrom(table as 'early')
            .where('review_id', '=', reviewId)
            .where('doc', '=', doc)
            .where('field', '=', field)
            .where('mid', '=', mid)
            .select('mid')
            .limit(sql.lit(1))
            .offset(sql.lit(0)),
        ),
      )
      .select([doc.as('doc'), field.as('field'), mid.as('mid'), sql.lit(what).as('what')])
  return of('write', 'known').unionAll(of('early', 'early'))
})

/** All writes of a field by mid, in the order of their arrival: those in the store, and those that wait to be put there. */
export async function readAll(
  { tx, review, waiting }: Pick<Ledger, 'tx' | 'review' | 'waiting'>,
  { doc, field }: Place,
): Promise<Map<string, Naming>> {
  const stored = await writesAt(tx, { reviewId: review.id, doc, field })
  const unstored = waiting.write.filter((write) => write.doc === doc && write.field === field)
  return new Map([...stored, ...unstored].map(({ mid, ctx }) => [mid, { mid, ctx: JSON.parse(ctx) as string[] }]))
}

const writesAt = statement((tx, { reviewId, doc, field }: Place & { readonly reviewId: string }) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where('doc', '=', doc)
    .where('field', '=', field)
    .select(['mid', 'ctx'])
    .orderBy('seq'),
)

/** Loads which of these documents exist, and which writes are their heads: the hash of a state is over all of them. */
export async function loadDocuments({ tx, review, documents }: Loading, docs: readonly string[]): Promise<void> {
  const missing = [...new Set(docs)].filter((doc) => !documents.has(doc))
  if (missing.length === 0) return
  for (const doc of missing) documents.set(doc, null)
  const asked = { reviewId: review.id, docs: missing }
  const [rows, standing] = await Promise.all([documentsCalled(tx, asked), headsIn(tx, asked)])
  for (const { doc, first_author: firstAuthor, seq } of rows) {
    documents.set(doc, { firstAuthor, seq, written: new Set(), heads: new Map() })
  }
  for (const { doc, field, mid } of standing) {
    const { heads } = documents.get(doc)!
    heads.set(field, [...(heads.get(field) ?? []), mid])
  }
}

interface Called {
  readonly reviewId: string
  readonly docs: readonly string[]
}

const documentsCalled = statement((tx, { reviewId, docs }: Called) =>
  tx
    .selectFrom('document')
    .where('review_id', '=', reviewId)
    .where(isIn(tx, 'doc', docs))
    .select(['doc', 'first_author', 'seq']),
)

const headsIn = statement((tx, { reviewId, docs }: Called) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where(isIn(tx, 'doc', docs))
    .where('head', '=', IS_HEAD)
    .select(['doc', 'field', 'mid']),
)
