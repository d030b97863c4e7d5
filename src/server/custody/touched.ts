import type { DocumentState } from '#domain/custody/wire.ts'
import { GIVEN_ROW, givenTo } from './given.ts'
import type { Ledger } from './ledger.ts'
import { isIn, statement } from '#server/db/statement.ts'
import { readDocuments, readerOf } from './reading.ts'
import type { Taking } from './taking.ts'

/**
 * What a push answers with: of each document that it touched and that its author may read, the fields that it
 * touched, as they stand now. The rest, and the documents' place in the count, comes by the next pull.
 */
export async function touchedDocuments(
  { context, tx, review }: Ledger,
  { actor, touched }: Taking,
): Promise<DocumentState[]> {
  const rows = await givenOf(tx, { reviewId: review.id, personId: actor.personId, docs: [...touched.keys()] })
  const documents = await readDocuments(await readerOf(context, tx, actor, review), rows, touched)
  return documents.map((document) => ({ ...document, partial: true }))
}

const givenOf = statement(
  (tx, { reviewId, personId, docs }: { reviewId: string; personId: string; docs: readonly string[] }) =>
    givenTo(tx, reviewId, personId)
      .select(GIVEN_ROW)
      .where(isIn(tx, 'doc', docs))
      .where('sight', '!=', 'none')
      .orderBy('seq')
      .orderBy('doc'),
)
