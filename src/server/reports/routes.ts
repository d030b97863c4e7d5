/** Published reports and with whom they are shared, for whoever may read them now; to anybody else there is none. */
import type { Answer } from '#domain/api.ts'
import type { Reading } from '#domain/api/sharing.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { accessOf } from './access.ts'
import { agree } from './agreements.ts'
import { openShared, sharedFile } from './by-link.ts'
import { sharing } from './ledger.ts'
import { noteReading } from './readings.ts'
import { makeShare, revokeShare } from './shares.ts'
import { readVersion, versionsOf } from './versions.ts'

async function report(call: Call<'report'>): Promise<Answer<'report'> | Problem> {
  const model = await readable(call, 'page')
  return model ? { report: model, versions: [...(await versionsOf(call.tx, call.params.rid))] } : problem('not-found')
}

async function reportFile(call: Call<'reportFile'>): Promise<Answer<'reportFile'> | Problem> {
  const { form } = call.query
  const model = await readable(call, form)
  return model ? { report: model, form } : problem('not-found')
}

/** The version that is asked for, where whoever asks may read it now. */
async function readable(
  { context, tx, actor, params, query }: Call<'report'> | Call<'reportFile'>,
  what: Reading['what'],
): Promise<ReportModel | null> {
  const access = await accessOf(context, tx, actor, params.rid)
  const model = access && (await readVersion(tx, params.rid, query.version))
  if (!model) return null
  const read = { reviewId: params.rid, reader: actor.personId, version: model.version.number, what }
  if (access.byAgreement) await noteReading(context, tx, read)
  return model
}

export const reportHandlers = {
  report,
  reportFile,
  sharing,
  makeShare,
  revokeShare,
  agree,
  openShared,
  sharedFile,
} satisfies Partial<Handlers>
