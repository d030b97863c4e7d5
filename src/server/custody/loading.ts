/**
 * Loads what a batch will ask for in a few queries at its beginning. What is open already is left alone: it may
 * hold writes of this very batch that the store does not have yet.
 */
import { type FieldHistory, type PastWrite, openField } from './field-history.ts'
import type { Ledger } from './ledger.ts'
import { inParts } from './rows.ts'

type Loading = Pick<Ledger, 'tx' | 'review' | 'fields' | 'documents'>

/** Loads the histories of these fields, those that are not open yet. */
export async function loadFields(ledger: Loading, places: readonly Place[]): Promise<void> {
  const missing = places.filter(({ doc, field }) => !ledger.fields.get(doc)?.has(field))
  if (missing.length === 0) return
  const past = await readPast(ledger, missing)
  for (const { doc, field } of missing) {
    const open = ledger.fields.get(doc) ?? new Map<string, FieldHistory>()
    ledger.fields.set(doc, open)
    if (!open.has(field)) open.set(field, openField(past.get(keyOf({ doc, field })) ?? []))
  }
}

export interface Place {
  readonly doc: string
  readonly field: string
}

const keyOf = ({ doc, field }: Place) => `${doc} ${field}`

/** Asks by documents and fields apart: what is found of other pairs is left out by who asks for it by name. */
async function readPast({ tx, review }: Loading, places: readonly Place[]): Promise<Map<string, PastWrite[]>> {
  const docs = [...new Set(places.map(({ doc }) => doc))]
  const fields = [...new Set(places.map(({ field }) => field))]
  const rows = await inParts(docs, (someDocs) =>
    inParts(fields, (someFields) =>
      tx
        .selectFrom('write')
        .where('review_id', '=', review.id)
        .where('doc', 'in', someDocs)
        .where('field', 'in', someFields)
        .select(['doc', 'field', 'mid', 'by', 'ctx', 'head'])
        .orderBy('seq')
        .execute(),
    ),
  )
  const past = new Map<string, PastWrite[]>()
  for (const { mid, by, ctx, head, ...place } of rows) {
    const write = { mid, by, ctx: JSON.parse(ctx) as string[], head: head === 1 }
    const known = past.get(keyOf(place))
    if (known) known.push(write)
    else past.set(keyOf(place), [write])
  }
  return past
}

/** Loads which of these documents exist. */
export async function loadDocuments(ledger: Loading, docs: readonly string[]): Promise<void> {
  const missing = [...new Set(docs)].filter((doc) => !ledger.documents.has(doc))
  for (const doc of missing) ledger.documents.set(doc, null)
  const rows = await inParts(missing, (part) =>
    ledger.tx
      .selectFrom('document')
      .where('review_id', '=', ledger.review.id)
      .where('doc', 'in', part)
      .select(['doc', 'first_author', 'seq'])
      .execute(),
  )
  for (const { doc, first_author: firstAuthor, seq } of rows) {
    ledger.documents.set(doc, { firstAuthor, seq, written: new Set() })
  }
}
