/**
 * Published reports. A version is made and kept in the transaction of the decision that publishes it: there is never a
 * review that is published without a report, nor a report of a review that is not.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import type { Fields } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { buildReport } from '#domain/report/build.ts'
import { versionAfter } from '#domain/report/build-amended.ts'
import { type ReportModel, reportModel } from '#domain/report/model.ts'
import type { Context, Tx } from '#server/context.ts'
import { dayInLondon } from '#server/london.ts'
import { findSources } from './sources.ts'

interface Publication {
  readonly context: Context
  readonly tx: Tx
  readonly review: { readonly id: string }
  readonly framework: Framework
  readonly actor: { readonly personId: string }
  readonly at: string
  readonly version: number
  readonly reason: string | null
  readonly decided: Fields
  readonly sections: ReadonlyMap<string, Fields>
}

/**
 * Keeps a report as it is decided to be published, or says that it cannot be: what could not be read again afterwards would
 * be published and lost in one.
 */
export async function keepVersion(publication: Publication): Promise<boolean> {
  const { context, tx, review, framework, actor, at, version: number, reason, decided, sections } = publication
  const made = buildReport({
    ...(await findSources(context, tx, review.id)),
    framework,
    version: { number, publishedOn: dayInLondon(at), reason },
    decided,
    sections,
  })
  const before = number > 1 ? await readVersion(tx, review.id, number - 1) : null
  const model = before ? versionAfter(before, made) : made
  if (!reportModel.safeParse(model).success) return false
  const row = { review_id: review.id, version: number, published_at: at, by: actor.personId, reason }
  await tx
    .insertInto('report_version')
    .values({ ...row, model: canonicalJson(model as unknown as Json) })
    .execute()
  return true
}

/** A version of a review's report, or the one that was published last; null where there is none. */
export async function readVersion(tx: Tx, reviewId: string, version?: number): Promise<ReportModel | null> {
  let asked = tx.selectFrom('report_version').where('review_id', '=', reviewId).select('model')
  if (version !== undefined) asked = asked.where('version', '=', version)
  const row = await asked.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? reportModel.parse(JSON.parse(row.model)) : null
}

export interface VersionSummary {
  readonly version: number
  readonly publishedAt: string
  readonly reason: string | null
}

/** The versions of a review's report, the newest first. */
export async function versionsOf(tx: Tx, reviewId: string): Promise<readonly VersionSummary[]> {
  return tx
    .selectFrom('report_version')
    .where('review_id', '=', reviewId)
    .select(['version', 'published_at as publishedAt', 'reason'])
    .orderBy('version', 'desc')
    .execute()
}
