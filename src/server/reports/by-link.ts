/**
 * Gives a report to whoever has a link to it. They are nobody whom the store's wall would let through, so the server looks
 * for them; the policy is asked all the same, and the school sees that its link was used.
 */
import type { Answer } from '#domain/api.ts'
import type { Reading } from '#domain/api/sharing.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { Context, Tx } from '#server/context.ts'
import type { Call } from '#server/http/endpoint.ts'
import { opensByLink } from './access.ts'
import { noteReading } from './readings.ts'
import { openShareOf } from './shares.ts'
import { readVersion } from './versions.ts'

export async function openShared({ context, tx, body }: Call<'openShared'>): Promise<Answer<'openShared'> | Problem> {
  return (await readByLink(context, tx, body.token, 'page')) ?? problem('not-found')
}

export async function sharedFile({
  context,
  tx,
  body: { token, form },
}: Call<'sharedFile'>): Promise<Answer<'sharedFile'> | Problem> {
  const opened = await readByLink(context, tx, token, form)
  return opened ? { report: opened.report, form } : problem('not-found')
}

interface Opened {
  readonly report: ReportModel
  readonly until: string
}

/** The report that a token opens now, in its newest version, or null. */
function readByLink(context: Context, tx: Tx, token: string, what: Reading['what']): Promise<Opened | null> {
  return context.engine.asServer(tx, async () => {
    const share = await openShareOf(context, tx, token)
    const report = share && (await opensByLink(tx, share.reviewId)) && (await readVersion(tx, share.reviewId))
    if (!report) return null
    const { id: reader, reviewId, until } = share
    await noteReading(context, tx, { reviewId, reader, version: report.version.number, what })
    return { report, until }
  })
}
