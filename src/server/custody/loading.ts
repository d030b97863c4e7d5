/**
 * Loads what a batch will ask for in a few statements at its beginning. What is open already is left alone: it may
 * hold writes of this very batch that the store does not have yet. Nothing here grows with how often a field was written.
 */
import type { Naming } from '#domain/custody/heads.ts'
import { IS_HEAD } from '#server/db/heads.ts'
import { anyOf, isAmong, statement } from '#server/db/statement.ts'
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
  await openFields(ledger, wanted)
  const unasked: (readonly [doc: string, field: string, mid: string])[] = []
  for (const { doc, field, mids } of wanted) {
    const { asked } = openAt(ledger, { doc, field })!
    for (const mid of mids) {
      if (asked.has(mid)) continue
      asked.add(mid)
      unasked.push([doc, field, mid])
    }
  }
  if (unasked.length === 0) return
  const asking = { reviewId: ledger.review.id, writes: unasked }
  for (const { what, mid, ...place } of await among(ledger.tx, asking)) openAt(ledger, place)![what].add(mid)
}

function openAt({ fields }: Loading, { doc, field }: Place): FieldHistory | undefined {
  return fields.get(doc)?.get(field)
}

async function openFields(ledger: Loading, places: readonly Place[]): Promise<void> {
  const missing = places.filter((place) => !openAt(ledger, place))
  if (missing.length === 0) return
  const pairs = [...new Map(missing.map(({ doc, field }) => [keyOf({ doc, field }), [doc, field] as const])).values()]
  const rows = await headsAt(ledger.tx, { reviewId: ledger.review.id, places: pairs })
  const heads = Map.groupBy(rows, keyOf)
  for (const [doc, field] of pairs) {
    const mids = (heads.get(keyOf({ doc, field })) ?? []).map(({ mid }) => mid)
    const open = ledger.fields.get(doc) ?? new Map<string, FieldHistory>()
    ledger.fields.set(doc, open.set(field, openField(mids)))
  }
}

const keyOf = ({ doc, field }: Place) => `${doc} ${field}`

interface AtPlaces {
  readonly reviewId: string
  readonly places: readonly (readonly [doc: string, field: string])[]
}

const headsAt = statement((tx, { reviewId, places }: AtPlaces) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where(isAmong(['doc', 'field'], places))
    .where('head', '=', IS_HEAD)
    .select(['doc', 'field', 'mid']),
)

interface Among {
  readonly reviewId: string
  readonly writes: readonly (readonly [doc: string, field: string, mid: string])[]
}

const among = statement((tx, { reviewId, writes }: Among) => {
  const of = (table: 'write' | 'early', what: 'known' | 'early') =>
    tx
      .selectFrom(table as 'early')
      .where('review_id', '=', reviewId)
      .where(isAmong(['doc', 'field', 'mid'], writes))
      .select(['doc', 'field', 'mid', sql.lit(what).as('what')])
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

/** Loads which of these documents exist. */
export async function loadDocuments(ledger: Loading, docs: readonly string[]): Promise<void> {
  const missing = docs.filter((doc) => !ledger.documents.has(doc))
  if (missing.length === 0) return
  for (const doc of missing) ledger.documents.set(doc, null)
  const rows = await documentsCalled(ledger.tx, { reviewId: ledger.review.id, docs: missing })
  for (const { doc, first_author: firstAuthor, seq } of rows) {
    ledger.documents.set(doc, { firstAuthor, seq, written: new Set() })
  }
}

const documentsCalled = statement((tx, { reviewId, docs }: { reviewId: string; docs: readonly string[] }) =>
  tx
    .selectFrom('document')
    .where('review_id', '=', reviewId)
    .where('doc', 'in', anyOf(docs))
    .select(['doc', 'first_author', 'seq']),
)
