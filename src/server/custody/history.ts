/**
 * Every write of a document that a person may read, oldest first: the whole past to whoever sees the present,
 * what led to the last submitted state to whoever sees that, and one's own held writes to oneself alone.
 */
import { type Envelope, isWrite, parseEntry } from '#domain/custody/entry.ts'
import type { Json } from '#domain/custody/canonical.ts'
import type { history as wire } from '#domain/custody/wire.ts'
import { REVIEW, readsReviewField } from '#domain/moderation/review-document.ts'
import { readsPast } from '#domain/policy.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { readReview } from '#server/db/review.ts'
import { IS_HEAD } from '#server/db/heads.ts'
import { IS_HELD } from '#server/db/held.ts'
import type { Call } from '#server/http/endpoint.ts'
import type { z } from 'zod'
import { GIVEN_ROW, type GivenRow, givenTo } from './given.ts'
import { type Reader, readerOf } from './reading.ts'

type History = z.infer<typeof wire>
type Past = History['writes'][number]
interface Numbered {
  readonly seq: number
  readonly field: string
  readonly write: Past
}

export async function history(call: Call<'history'>): Promise<History | Problem> {
  const {
    context,
    tx,
    actor,
    params: { rid, doc },
    query: { field },
  } = call
  const review = await readReview(tx, rid)
  const row = await givenTo(tx, rid, actor.personId).select(GIVEN_ROW).where('doc', '=', doc).executeTakeFirst()
  if (!review || !row) return problem('not-found')
  const reader = await readerOf(context, tx, actor, review)
  const held = await heldWrites(reader, doc)
  if (row.sight === 'none' && held.length === 0) return problem('not-found')
  const writes = [...(await appliedWrites(reader, row)), ...held]
    .filter((each) => field === undefined || each.field === field)
    .filter((each) => doc !== REVIEW || each.write.outcome === 'held' || readsReviewField(actor, reader, each.field))
    .toSorted((a, b) => a.seq - b.seq)
  return { writes: writes.map((each) => each.write) }
}

async function appliedWrites(
  { tx, actor, review }: Reader,
  { doc, sight, snapshotSeq }: GivenRow,
): Promise<Numbered[]> {
  if (sight === 'none') return []
  let query = tx
    .selectFrom('write')
    .where('review_id', '=', review.id)
    .where('doc', '=', doc)
    .selectAll()
    .orderBy('seq')
  if (!readsPast(actor, doc, review)) query = query.where('head', '=', IS_HEAD)
  if (sight === 'submitted') query = query.where('seq', '<=', snapshotSeq!)
  const rows = await query.execute()
  return rows.map(({ seq, field, mid, by, at, received_at: receivedAt, value, ctx, outcome }) => {
    const write = {
      mid,
      by,
      at,
      receivedAt,
      value: JSON.parse(value) as Json,
      ctx: JSON.parse(ctx) as string[],
      outcome,
    }
    return { seq, field, write }
  })
}

async function heldWrites({ tx, review, actor }: Reader, doc: string): Promise<Numbered[]> {
  const rows = await tx
    .selectFrom('entry')
    .where('review_id', '=', review.id)
    .where('person_id', '=', actor.personId)
    .where('doc', '=', doc)
    .where('outcome', '=', IS_HELD)
    .select(['seq', 'mid', 'body', 'received_at'])
    .execute()
  return rows.flatMap(({ seq, mid, body, received_at: receivedAt }) => {
    const parsed = parseEntry(JSON.parse(body) as Envelope, Infinity)
    if ('held' in parsed || !isWrite(parsed.entry)) return []
    const {
      at,
      write: { field, value, ctx },
    } = parsed.entry
    return { seq, field, write: { mid, by: actor.personId, at, receivedAt, value, ctx: [...ctx], outcome: 'held' } }
  })
}
