/**
 * Loads what a batch will ask for in a few queries at its beginning. What is open already is left alone: it may
 * hold writes of this very batch that the store does not have yet.
 */
import { openField } from './field-history.ts'
import type { Ledger } from './ledger.ts'
import { inParts } from './rows.ts'

type Loading = Pick<Ledger, 'tx' | 'review' | 'fields' | 'documents'>

/** Loads the histories of these fields of one document, those that are not open yet. */
export async function loadFields(ledger: Loading, doc: string, fields: readonly string[]): Promise<void> {
  const open = ledger.fields.get(doc) ?? new Map()
  ledger.fields.set(doc, open)
  const missing = [...new Set(fields)].filter((field) => !open.has(field))
  const rows = await inParts(missing, (part) =>
    ledger.tx
      .selectFrom('write')
      .where('review_id', '=', ledger.review.id)
      .where('doc', '=', doc)
      .where('field', 'in', part)
      .select(['field', 'mid', 'by', 'ctx', 'head'])
      .orderBy('seq')
      .execute(),
  )
  const byField = Map.groupBy(rows, (row) => row.field)
  for (const field of missing) {
    const past = byField.get(field) ?? []
    open.set(
      field,
      openField(
        past.map(({ mid, by, ctx, head }) => ({ mid, by, ctx: JSON.parse(ctx) as string[], head: head === 1 })),
      ),
    )
  }
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
