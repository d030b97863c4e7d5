/**
 * What a person is given of documents: for each, the row of their stream says whether it is the present state,
 * the last submitted one, or nothing any more. Every answer that shows a document is made here, so that nobody
 * is shown by one route what another keeps from them.
 */
import type { DocumentState } from '#domain/custody/wire.ts'
import { REVIEW, readsReviewField } from '#domain/moderation/review-document.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import { type PublishedFacts, may } from '#domain/policy.ts'
import type { Context, Tx } from '#server/context.ts'
import { isAgreed } from '#server/db/agreements.ts'
import { type StoredFields, readHeads, readSnapshot } from '#server/db/heads.ts'
import { heldOf } from './held.ts'
import type { GivenRow } from './given.ts'

export interface Reader {
  readonly tx: Tx
  readonly actor: Actor
  readonly review: ReviewFacts
  readonly published: PublishedFacts
}

/** The school's agreement is asked for only where it decides: of the managers of its hub, once a report is published. */
export async function readerOf(
  context: Pick<Context, 'now'>,
  tx: Tx,
  actor: Actor,
  review: ReviewFacts,
): Promise<Reader> {
  const by = (agreed: boolean): PublishedFacts => ({ agreed, recent: false, byLink: false })
  const reads = (agreed: boolean) => may(actor, 'report.read published', { review, published: by(agreed) })
  const agreed = reads(true) && !reads(false) && (await isAgreed(context, tx, review))
  return { tx, actor, review, published: by(agreed) }
}

/** Some fields of some documents; `null` stands for all fields of one. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string> | null>

/** The documents of these rows, in their order, as this person is given them. */
export async function readDocuments(
  reader: Reader,
  rows: readonly GivenRow[],
  wanted?: Wanted,
): Promise<DocumentState[]> {
  const { tx, actor, review } = reader
  const docs = rows.map((row) => row.doc)
  const present = rows.filter((row) => row.sight === 'present').map((row) => row.doc)
  const [heads, held] = await Promise.all([
    readHeads(tx, review.id, present, wanted && fieldsIn(wanted)),
    heldOf(tx, review.id, actor.personId, docs),
  ])
  const documents: DocumentState[] = []
  for (const row of rows) {
    const all =
      row.sight === 'submitted' ? await readSnapshot(tx, review.id, row.doc, row.snapshotSeq!) : heads.get(row.doc)
    const fields = narrowed(all ?? new Map(), wanted?.get(row.doc) ?? null)
    documents.push({
      doc: row.doc,
      seq: row.seq,
      fields: toRecord(row.doc === REVIEW ? ofReview(reader, fields) : fields),
      held: [...(held.get(row.doc) ?? [])],
      ...(row.sight === 'none' && { gone: true }),
    })
  }
  return documents
}

function fieldsIn(wanted: Wanted): readonly string[] | undefined {
  const fields = new Set<string>()
  for (const some of wanted.values()) {
    if (some === null) return undefined
    for (const field of some) fields.add(field)
  }
  return [...fields]
}

function narrowed(fields: StoredFields, wanted: ReadonlySet<string> | null): StoredFields {
  return wanted ? new Map([...fields].filter(([field]) => wanted.has(field))) : fields
}

/** The document `review` is given field by field. */
export function ofReview(reader: Reader, fields: StoredFields): StoredFields {
  return new Map([...fields].filter(([field]) => readsReviewField(reader.actor, reader, field)))
}

/** A field may be called `constructor`; as an own member it is only a field. */
function toRecord(fields: StoredFields): DocumentState['fields'] {
  return Object.fromEntries([...fields].map(([field, heads]) => [field, [...heads]]))
}
