/**
 * Who has read a report that the school shared, for its head to see. A page asks again and again while it is open, so each
 * reader's reading of a version, as a page or as one kind of file, is kept once a day.
 */
import type { Reading } from '#domain/api/sharing.ts'
import type { Context, Tx } from '#server/context.ts'
import { dayInLondon } from '#server/london.ts'

export interface Read extends Pick<Reading, 'what' | 'version'> {
  readonly reviewId: string
  /** The id of a share, or of a person. */
  readonly reader: string
}

export async function noteReading({ now }: Context, tx: Tx, { reviewId, reader, version, what }: Read): Promise<void> {
  const at = now()
  await tx
    .insertInto('report_reading')
    .values({ review_id: reviewId, reader, version, what, day: dayInLondon(at), at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What has been read of a review's report, by reader, the newest first. */
export async function readingsOf(tx: Tx, reviewId: string): Promise<ReadonlyMap<string, readonly Reading[]>> {
  const rows = await tx
    .selectFrom('report_reading')
    .where('review_id', '=', reviewId)
    .select(['reader', 'what', 'version', 'at'])
    .orderBy('at', 'desc')
    .orderBy('what')
    .execute()
  const all = new Map<string, Reading[]>()
  for (const { reader, ...reading } of rows) all.set(reader, [...(all.get(reader) ?? []), reading])
  return all
}
