/** Published reports and with whom they are shared, for whoever may read them now; to anybody else there is none. */
import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { agree } from './agreements.ts'
import { openShared, sharedFile } from './by-link.ts'
import { reportTexts } from './amendable.ts'
import { sharing } from './ledger.ts'
import { schoolReviews } from './over-years.ts'
import { readable } from './readable.ts'
import { makeShare, revokeShare } from './shares.ts'
import { versionsOf } from './versions.ts'

async function report(call: Call<'report'>): Promise<Answer<'report'> | Problem> {
  const model = await readable(call, { reviewId: call.params.rid, version: call.query.version, what: 'page' })
  return model ? { report: model, versions: [...(await versionsOf(call.tx, call.params.rid))] } : problem('not-found')
}

async function reportFile(call: Call<'reportFile'>): Promise<Answer<'reportFile'> | Problem> {
  const { form, version } = call.query
  const model = await readable(call, { reviewId: call.params.rid, version, what: form })
  return model ? { report: model, form } : problem('not-found')
}

export const reportHandlers = {
  report,
  reportTexts,
  reportFile,
  schoolReviews,
  sharing,
  makeShare,
  revokeShare,
  agree,
  openShared,
  sharedFile,
} satisfies Partial<Handlers>
