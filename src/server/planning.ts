/**
 * How any review begins: planned, with its document `review` decided by the system, so that everyone learns its state
 * through the same pull as all else. Its team is given its roles one by one, through `roles.ts`.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import type { Context, Tx } from '#server/context.ts'
import { decideBySystem } from '#server/custody/by-the-server.ts'
import { openLedger } from '#server/custody/ledger.ts'
import { close } from '#server/custody/putting-down.ts'
import { carryOut } from '#server/carry-out.ts'

export interface PlannedReview {
  readonly id: string
  readonly schoolId: string
  readonly framework: string
  /** The first and the last day, as `2026-11-20`. */
  readonly from: string
  readonly to: string
}

/** Makes a planned review of a school. It has nobody on it yet. */
export async function planReview(context: Context, tx: Tx, review: PlannedReview): Promise<void> {
  const { id, schoolId, framework, from, to } = review
  const days = { from_day: from, to_day: to, created_at: context.now() }
  await tx
    .insertInto('review')
    .values({ id, school_id: schoolId, framework, state: 'P', ...days, seq: 0 })
    .execute()
  await decideAsSystem(context, tx, id, [[STATE_FIELD, 'P']])
}

/** Decides fields of a review's document in the name of the system. */
export async function decideAsSystem(
  context: Context,
  tx: Tx,
  reviewId: string,
  decides: readonly (readonly [field: string, value: Json])[],
): Promise<void> {
  const ledger = await openLedger(context, tx, carryOut, reviewId)
  if (!ledger) throw new Error(`There is no review ${reviewId}`)
  await decideBySystem(ledger, decides)
  await close(ledger)
}
