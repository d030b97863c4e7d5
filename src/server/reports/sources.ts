/**
 * What a report is made of, as the store has it: everything that is not a section or a decision. The domain makes the
 * report of it; here it is only found.
 */
import type { Fields } from '#domain/custody/state.ts'
import { shownValue } from '#domain/custody/state.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import type { ReportSources } from '#domain/report/build.ts'
import type { Context, Tx } from '#server/context.ts'
import { readHeads } from '#server/db/heads.ts'
import { readLastReview } from '#server/db/last-review.ts'

type Found = Pick<ReportSources, 'review' | 'school' | 'plan' | 'nominations' | 'previous'>

/** @throws when there is no review of this id */
export async function findSources(context: Context, tx: Tx, reviewId: string): Promise<Found> {
  const row = await tx
    .selectFrom('review')
    .innerJoin('school', 'school.id', 'review.school_id')
    .innerJoin('hub', 'hub.id', 'school.hub_id')
    .leftJoin('trust', 'trust.id', 'school.trust_id')
    .where('review.id', '=', reviewId)
    .select([
      'review.from_day as from',
      'review.to_day as to',
      'school.name as school',
      'hub.name as hub',
      'trust.name as trust',
    ])
    .executeTakeFirstOrThrow()
  const { lead, team } = await teamOf(tx, reviewId)
  const nominations = await nominationsOf(tx, reviewId)
  return {
    review: { id: reviewId, from: row.from, to: row.to, lead, team },
    school: { name: row.school, hub: row.hub, trust: row.trust },
    plan: (await readHeads(tx, reviewId, [PLAN])).get(PLAN) ?? new Map(),
    nominations,
    previous: await readLastReview(context, tx, reviewId),
  }
}

/** Who led it last, and everyone who reviews with them now. */
async function teamOf(tx: Tx, reviewId: string): Promise<{ lead: string; team: string[] }> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .where('role_grant.review_id', '=', reviewId)
    .where('role_grant.role', 'in', ['PR', 'LR'])
    .select(['role_grant.role', 'role_grant.ended_at as ended', 'person.name'])
    .orderBy('role_grant.ended_at', 'desc')
    .orderBy('person.name')
    .execute()
  const present = rows.filter((row) => row.ended === null)
  const lead = [...present, ...rows].find((row) => row.role === 'LR')?.name ?? ''
  return { lead, team: present.filter((row) => row.role === 'PR').map((row) => row.name) }
}

async function nominationsOf(tx: Tx, reviewId: string): Promise<ReadonlyMap<string, Fields>> {
  const rows = await tx
    .selectFrom('document')
    .where('review_id', '=', reviewId)
    .where('doc', 'like', 'nomination/%')
    .select('doc')
    .orderBy('doc')
    .execute()
  const all = await readHeads(
    tx,
    reviewId,
    rows.map((row) => row.doc),
  )
  return new Map([...all].filter(([, fields]) => shownValue(fields, '_deleted') !== true))
}
