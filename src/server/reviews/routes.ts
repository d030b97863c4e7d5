/**
 * The reviews that somebody is on, one of them in full, and the framework that it is pinned to. Nothing here says
 * more than the policy allows: the nominations named are those that the person may read.
 */
import type { Answer } from '#domain/api.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { sightOf } from '#domain/policy.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Tx } from '#server/context.ts'
import { readHeads } from '#server/db/heads.ts'
import { readLastReview } from '#server/db/last-review.ts'
import { readReview } from '#server/db/review.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { summariesFor } from './summaries.ts'

async function reviews({ tx, actor }: Call<'reviews'>): Promise<Answer<'reviews'>> {
  return { reviews: [...(await summariesFor(tx, actor))] }
}

/** One review. What the last one of the school said is told to those who are given what the school says about it. */
async function review({ context, tx, actor, params: { rid } }: Call<'review'>): Promise<Answer<'review'> | Problem> {
  const [summary] = await summariesFor(tx, actor, rid)
  const facts = await readReview(tx, rid)
  if (!summary || !facts) return problem('not-found')
  const rows = await tx
    .selectFrom('document')
    .where('review_id', '=', rid)
    .where('doc', 'like', 'nomination/%')
    .select(['doc', 'first_author as owner'])
    .orderBy('doc')
    .execute()
  const readable = rows.filter(({ doc, owner }) => sightOf(actor, doc, facts, { owner, shared: false }) !== null)
  const deleted = await readHeads(
    tx,
    rid,
    readable.map((row) => row.doc),
    ['_deleted'],
  )
  const isDeleted = (doc: string) =>
    deleted
      .get(doc)
      ?.get('_deleted')
      ?.every((head) => head.value === true) ?? false
  const preparesIt = sightOf(actor, PLAN, facts, { owner: null, shared: false }) !== null
  return {
    ...summary,
    place: await placeOf(tx, facts.schoolId),
    nominations: readable.map((row) => row.doc).filter((doc) => !isDeleted(doc)),
    previous: preparesIt ? await readLastReview(context, tx, rid) : null,
  }
}

/** What a school belongs to, by name. */
function placeOf(tx: Tx, schoolId: string): Promise<{ hub: string; trust: string | null }> {
  return tx
    .selectFrom('school')
    .innerJoin('hub', 'hub.id', 'school.hub_id')
    .leftJoin('trust', 'trust.id', 'school.trust_id')
    .where('school.id', '=', schoolId)
    .select(['hub.name as hub', 'trust.name as trust'])
    .executeTakeFirstOrThrow()
}

async function framework({ context, params: { id } }: Call<'framework'>): Promise<Answer<'framework'> | Problem> {
  return context.frameworks.get(id) ?? problem('not-found')
}

export const reviewHandlers: Pick<Handlers, 'reviews' | 'review' | 'framework'> = { reviews, review, framework }
