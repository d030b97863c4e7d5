/** Published reports, for whoever may read them now; to anybody else there is none. */
import type { Answer } from '#domain/api.ts'
import { type PublishedFacts, may } from '#domain/policy.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { Context, Tx } from '#server/context.ts'
import { readReview } from '#server/db/review.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { readVersion, versionsOf } from './versions.ts'

async function report(call: Call<'report'>): Promise<Answer<'report'> | Problem> {
  const model = await readable(call)
  return model ? { report: model, versions: [...(await versionsOf(call.tx, call.params.rid))] } : problem('not-found')
}

async function reportFile(call: Call<'reportFile'>): Promise<Answer<'reportFile'> | Problem> {
  const model = await readable(call)
  return model ? { report: model, form: call.query.form } : problem('not-found')
}

/** The version that is asked for, where whoever asks may read it now. */
async function readable(call: Call<'report'> | Call<'reportFile'>): Promise<ReportModel | null> {
  const { context, tx, actor, params, query } = call
  const review = await readReview(tx, params.rid)
  if (!review) return null
  const published = await publishedFacts(context, tx, params.rid)
  if (!may(actor, 'report.read published', { review, published })) return null
  return readVersion(tx, params.rid, query.version)
}

/** How long whoever reviewed may read what came of it. */
const PEERS_READ_MS = 30 * 86_400_000

async function publishedFacts({ now }: Context, tx: Tx, reviewId: string): Promise<PublishedFacts> {
  const first = (await versionsOf(tx, reviewId)).at(-1)
  const recent = first !== undefined && Date.parse(now()) - Date.parse(first.publishedAt) <= PEERS_READ_MS
  return { agreed: false, recent, byLink: false }
}

export const reportHandlers: Pick<Handlers, 'report' | 'reportFile'> = { report, reportFile }
