/** A published report for whoever may read it now; who reads it by the yearly agreement alone is written down for the school. */
import type { Reading } from '#domain/api/sharing.ts'
import type { Actor } from '#domain/people.ts'
import type { ReportModel } from '#domain/report/model.ts'
import type { Context, Tx } from '#server/context.ts'
import { accessOf } from './access.ts'
import { noteReading } from './readings.ts'
import { readVersion } from './versions.ts'

interface Asked {
  readonly reviewId: string
  /** The newest where it is left out. */
  readonly version?: number | undefined
  readonly what: Reading['what']
}

/** Null where they may not, and where there is none. */
export async function readable(
  { context, tx, actor }: { readonly context: Context; readonly tx: Tx; readonly actor: Actor },
  { reviewId, version, what }: Asked,
): Promise<ReportModel | null> {
  const access = await accessOf(context, tx, actor, reviewId)
  const model = access && (await readVersion(tx, reviewId, version))
  if (!model) return null
  const read = { reviewId, reader: actor.personId, version: model.version.number, what }
  if (access.byAgreement) await noteReading(context, tx, read)
  return model
}
