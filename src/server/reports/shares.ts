/**
 * Links with which a school shares its report. A token is told once, to whoever makes the link; the store has its digest,
 * and not even that once it is revoked. Tokens are too long to be guessed by trying, and looking one up by its digest takes
 * as long whether or not there is such a link.
 */
import { randomBytes } from 'node:crypto'
import type { Answer } from '#domain/api.ts'
import { type Audience, type Share, audience as audienceSchema } from '#domain/api/sharing.ts'
import { canonicalJson } from '#domain/custody/canonical.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'
import type { Call } from '#server/http/endpoint.ts'
import { opensByLink } from './access.ts'

const DAY_MS = 86_400_000

/** A link that would open nothing is not made: whoever it was sent to would think that the school had shut them out. */
export async function makeShare({
  context,
  tx,
  actor,
  params,
  body,
}: Call<'makeShare'>): Promise<Answer<'makeShare'> | Problem> {
  if (!(await opensByLink(tx, params.rid))) return problem('no-longer-shared')
  const { now, newId, sha256 } = context
  const token = randomBytes(32).toString('base64url')
  const at = now()
  const until = new Date(Date.parse(at) + body.days * DAY_MS).toISOString()
  const id = newId()
  // What the schema knows of it and nothing else: a body still has every unknown member.
  const audience = canonicalJson(audienceSchema.parse(body.audience))
  const row = { id, review_id: params.rid, audience, made_by: actor.personId, made_at: at, until }
  await tx
    .insertInto('share')
    .values({ ...row, revoked_at: null, revoked_by: null })
    .execute()
  await tx
    .insertInto('share_link')
    .values({ key: sha256(token), share_id: id })
    .execute()
  return { id, token, until }
}

/** Revoked twice it is revoked once: the first time stays. */
export async function revokeShare({
  context,
  tx,
  actor,
  params: { rid, sid },
}: Call<'revokeShare'>): Promise<Answer<'revokeShare'> | Problem> {
  const of = await tx
    .selectFrom('share')
    .where('id', '=', sid)
    .where('review_id', '=', rid)
    .select('id')
    .executeTakeFirst()
  if (!of) return problem('not-found')
  await tx.deleteFrom('share_link').where('share_id', '=', sid).execute()
  await tx
    .updateTable('share')
    .set({ revoked_at: context.now(), revoked_by: actor.personId })
    .where('id', '=', sid)
    .where('revoked_at', 'is', null)
    .execute()
  return { revoked: true }
}

export interface OpenShare {
  readonly id: string
  readonly reviewId: string
  readonly until: string
}

/** The share that a token opens now, or null. */
export async function openShareOf({ now, sha256 }: Context, tx: Tx, token: string): Promise<OpenShare | null> {
  const row = await tx
    .selectFrom('share_link')
    .innerJoin('share', 'share.id', 'share_link.share_id')
    .where('share_link.key', '=', sha256(token))
    .where('share.until', '>', now())
    .select(['share.id', 'share.review_id as reviewId', 'share.until'])
    .executeTakeFirst()
  return row ?? null
}

/** Every share of a review's report, the newest first; what was read by each is told apart. */
export async function sharesOf(
  { now }: Context,
  tx: Tx,
  reviewId: string,
): Promise<readonly Omit<Share, 'readings'>[]> {
  const rows = await tx
    .selectFrom('share')
    .innerJoin('person', 'person.id', 'share.made_by')
    .leftJoin('share_link', 'share_link.share_id', 'share.id')
    .where('share.review_id', '=', reviewId)
    .select([
      'share.id',
      'share.audience',
      'person.name as madeBy',
      'share.made_at as madeAt',
      'share.until',
      'share.revoked_at as revokedAt',
      'share_link.key',
    ])
    .orderBy('share.made_at', 'desc')
    .orderBy('share.id', 'desc')
    .execute()
  return rows.map(({ audience, key, ...row }) => ({
    ...row,
    audience: JSON.parse(audience) as Audience,
    open: key !== null && row.until > now(),
  }))
}
