/**
 * What a device that listens is told: all that has changed for its person since the last event, read in a transaction
 * of its own by the same functions as a pull, so that no event shows what a pull would keep back. What has changed for
 * others only is no event at all: not even its moment is told.
 */
import { MAX_EVENT_BYTES, type ReviewEvent } from '#domain/custody/wire.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { epochOf } from '#server/db/meta.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import { type Position, fromCursor, toCursor } from './cursor.ts'
import { GIVEN_ROW, type GivenRow, changedSince } from './given.ts'
import { lastLink } from './journal.ts'
import { type Reader, type Wanted, readDocuments } from './reading.ts'

/** More documents than this are for a pull to fetch. */
const MOST_DOCUMENTS = 20

/** An answer whose `next` is the `since` that it was asked with has nothing to tell. */
export async function events({ tx, actor, params: { rid }, query }: Call<'events'>): Promise<ReviewEvent | Problem> {
  const review = await readReview(tx, rid)
  if (!review) return problem('not-found')
  const stream = { review: rid, person: actor.personId, epoch: await epochOf(tx) }
  const linkAt = (seq: number) => lastLink(tx, rid, seq)
  const now = () => toCursor(stream, { seq: review.seq, doc: null }, linkAt)
  if (query.since === undefined) return { seq: review.seq, next: await now(), documents: [] }
  const since = await fromCursor(query.since, stream, linkAt)
  if (since === null || since.seq > review.seq) return problem('bad-cursor')

  const rows = await changedSince(tx, rid, actor.personId, since)
    .select(GIVEN_ROW)
    .orderBy('seq', 'desc')
    .orderBy('doc')
    .limit(MOST_DOCUMENTS + 1)
    .execute()
  const [last] = rows
  if (!last) return { seq: since.seq, next: query.since, documents: [] }
  const moved = { seq: last.seq, next: await now() }
  if (rows.length > MOST_DOCUMENTS) return moved
  const documents = await readChanges({ tx, actor, review }, rows, since)
  const event = { ...moved, documents: documents.map((document) => ({ ...document, partial: true as const })) }
  return Buffer.byteLength(JSON.stringify(event)) <= MAX_EVENT_BYTES ? event : moved
}

/**
 * The changed fields of documents that are given as they stand. All of the others: a submitted one is another as a
 * whole, what has just begun to be readable was never given, and what may be read of `review` depends on its state.
 */
async function readChanges(reader: Reader, rows: readonly GivenRow[], since: Position) {
  const { tx, actor, review } = reader
  const docs = rows.map((row) => row.doc)
  const from = since.doc === null ? since.seq + 1 : since.seq
  const begun = await tx
    .selectFrom('stream')
    .where('review_id', '=', review.id)
    .where('person_id', '=', actor.personId)
    .where('doc', 'in', docs)
    .where('seq', '>=', from)
    .select('doc')
    .execute()
  const written = await tx
    .selectFrom('write')
    .where('review_id', '=', review.id)
    .where('doc', 'in', docs)
    .where('seq', '>=', from)
    .select(['doc', 'field'])
    .execute()
  const fields = Map.groupBy(written, (write) => write.doc)
  const whole = new Set([REVIEW, ...begun.map((row) => row.doc)])
  const wanted: Wanted = new Map(
    rows.map(({ doc, sight }) => [
      doc,
      sight !== 'present' || whole.has(doc) ? null : new Set(fields.get(doc)?.map((write) => write.field)),
    ]),
  )
  return readDocuments(reader, rows, wanted)
}
