/**
 * What has changed for one person since a cursor: documents, not events, each once and as it is now. Changes are
 * counted under the review's lock, so everything up to the count that this transaction sees is there already, and
 * a device that only moves its cursor forward misses nothing.
 */
import { type Changes, DEFAULT_PAGE, type DocumentState, MAX_PAGE, MAX_PAGE_BYTES } from '#domain/custody/wire.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { epochOf } from '#server/db/meta.ts'
import { couldEverRead, readReview } from '#server/db/review.ts'
import { atMost, statement } from '#server/db/statement.ts'
import type { Call } from '#server/http/endpoint.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { digestFor } from './digest.ts'
import {
  type Asked,
  GIVEN_ROW,
  type Given,
  type GivenRow,
  type After,
  givenFromTheStart,
  givenSince,
  afterOf,
} from './given.ts'
import { lastLink } from './journal.ts'
import { type Reader, readDocuments, readerOf } from './reading.ts'

/** So many documents are read at once; a page that is full of long ones reads little in vain. */
const AT_ONCE = 25

export async function pull({ context, tx, actor, params: { rid }, query }: Call<'pull'>): Promise<Changes | Problem> {
  const review = await readReview(tx, rid)
  if (!review || !(await couldEverRead(tx, rid, actor.personId))) return problem('not-found')
  const epoch = await epochOf(tx)
  const limit = limitOf(query.limit)
  if (limit === null) return problem('bad-limit')
  const stream = { review: rid, person: actor.personId, epoch }
  const linkAt = (seq: number) => lastLink(tx, rid, seq)
  const since = query.since === undefined ? null : await fromCursor(query.since, stream, linkAt)
  if (query.since !== undefined && (since === null || since.seq > review.seq)) return problem('bad-cursor')

  const reader = await readerOf(context, tx, actor, review)
  const asked = { reviewId: rid, personId: actor.personId, most: limit + 1 }
  const rows = since ? await later(tx, { ...asked, ...afterOf(since) }) : await first(tx, asked)
  const page = await fillPage(reader, rows.slice(0, limit))
  const more = page.length < rows.length
  const last = page.at(-1)
  const position = more && last ? { seq: last.seq, doc: last.doc } : { seq: review.seq, doc: null }
  const changes = { epoch, documents: page, next: await toCursor(stream, position, linkAt), more }
  return more ? changes : { ...changes, digest: await digestFor(reader, context.sha256) }
}

type Page = Asked & { readonly most: number }

const first = statement((tx, page: Page) => inOrder(givenFromTheStart(tx, page), page))
const later = statement((tx, page: Page & After) => inOrder(givenSince(tx, page), page))

const inOrder = (given: Given, { most }: Page) =>
  given.select(GIVEN_ROW).orderBy('seq').orderBy('doc').limit(atMost(most))

function limitOf(limit: string | undefined): number | null {
  if (limit === undefined) return DEFAULT_PAGE
  if (!/^[0-9]+$/.test(limit) || Number(limit) < 1) return null
  return Math.min(Number(limit), MAX_PAGE)
}

/** As many of these documents as a page holds, but at least one. */
async function fillPage(reader: Reader, rows: readonly GivenRow[]): Promise<DocumentState[]> {
  const page: DocumentState[] = []
  let bytes = 0
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    for (const document of await readDocuments(reader, rows.slice(from, from + AT_ONCE))) {
      bytes += Buffer.byteLength(JSON.stringify(document))
      if (page.length > 0 && bytes > MAX_PAGE_BYTES) return page
      page.push(document)
    }
  }
  return page
}
