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
import { isIn, atMost, statement } from '#server/db/statement.ts'
import type { Call } from '#server/http/endpoint.ts'
import { type Position, fromCursor, toCursor } from './cursor.ts'
import { type Asked, GIVEN_ROW, type GivenRow, type After, givenSince, afterOf } from './given.ts'
import { lastLink } from './journal.ts'
import { type Reader, type Wanted, readDocuments, readerOf } from './reading.ts'

/** More documents than this are for a pull to fetch. */
const MOST_DOCUMENTS = 20

/** An answer whose `next` is the `since` that it was asked with has nothing to tell. */
export async function events({
  context,
  tx,
  actor,
  params: { rid },
  query,
}: Call<'events'>): Promise<ReviewEvent | Problem> {
  const review = await readReview(tx, rid)
  if (!review) return problem('not-found')
  const stream = { review: rid, person: actor.personId, epoch: await epochOf(tx) }
  const linkAt = (seq: number) => lastLink(tx, rid, seq)
  const now = () => toCursor(stream, { seq: review.seq, doc: null }, linkAt)
  if (query.since === undefined) return { seq: review.seq, next: await now(), documents: [] }
  const since = await fromCursor(query.since, stream, linkAt)
  if (since === null || since.seq > review.seq) return problem('bad-cursor')

  const rows = await latest(tx, { reviewId: rid, personId: actor.personId, ...afterOf(since) })
  const [last] = rows
  if (!last) return { seq: since.seq, next: query.since, documents: [] }
  const moved = { seq: last.seq, next: await now() }
  if (rows.length > MOST_DOCUMENTS) return moved
  const documents = await readChanges(await readerOf(context, tx, actor, review), rows, since)
  const event = { ...moved, documents: documents.map((document) => ({ ...document, partial: true as const })) }
  return Buffer.byteLength(JSON.stringify(event)) <= MAX_EVENT_BYTES ? event : moved
}

const latest = statement((tx, asked: Asked & After) =>
  givenSince(tx, asked)
    .select(GIVEN_ROW)
    .orderBy('seq', 'desc')
    .orderBy('doc')
    .limit(atMost(MOST_DOCUMENTS + 1)),
)

/**
 * The changed fields of documents that are given as they stand. All of the others: a submitted one is another as a
 * whole, what has just begun to be readable was never given, and what may be read of `review` depends on its state.
 */
async function readChanges(reader: Reader, rows: readonly GivenRow[], since: Position) {
  const { tx, actor, review } = reader
  const docs = rows.map((row) => row.doc)
  const from = since.doc === null ? since.seq + 1 : since.seq
  const asked = { reviewId: review.id, personId: actor.personId, docs, from }
  const begun = await begunIn(tx, asked)
  const written = await writtenIn(tx, asked)
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

interface Moved extends Asked {
  readonly docs: readonly string[]
  readonly from: number
}

const begunIn = statement((tx, { reviewId, personId, docs, from }: Moved) =>
  tx
    .selectFrom('stream')
    .where('review_id', '=', reviewId)
    .where('person_id', '=', personId)
    .where(isIn(tx, 'doc', docs))
    .where('seq', '>=', from)
    .select('doc'),
)
const writtenIn = statement((tx, { reviewId, docs, from }: Moved) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where(isIn(tx, 'doc', docs))
    .where('seq', '>=', from)
    .select(['doc', 'field']),
)
