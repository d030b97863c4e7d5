import type { DocumentState } from '#domain/custody/wire.ts'
import type { Rows } from '#app/store/port.ts'
import type { DocumentRow } from '#app/store/rows.ts'

/**
 * Stores the documents of an answer as they meet what is stored. All are read at once and written at once: one after
 * another, each would wait for the way to the database and back, and a thousand would take seconds.
 */
export async function keepDocuments(
  rows: Rows,
  rid: string,
  documents: readonly DocumentState[],
  merge: (rid: string, stored: DocumentRow | undefined, document: DocumentState) => DocumentRow,
): Promise<readonly DocumentRow[]> {
  const kept = new Map<string, DocumentRow>()
  for (const row of await rows.getAll(
    'documents',
    documents.map(({ doc }) => [rid, doc] as const),
  )) {
    if (row) kept.set(row.doc, row)
  }
  for (const document of documents) kept.set(document.doc, merge(rid, kept.get(document.doc), document))
  const stored = [...kept.values()]
  await rows.putAll('documents', stored)
  return stored
}
