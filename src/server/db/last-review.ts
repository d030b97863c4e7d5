/**
 * What the school's review before this one said. Whoever asks has been allowed to be told of it: they need not have been
 * on that review, so it is read beyond the wall that keeps a review's rows for its own people.
 */
import { frameworkOf } from '#domain/framework/registry.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { type LastTime, lastTime } from '#domain/report/last-time.ts'
import type { Context, Tx } from '#server/context.ts'
import { readHeads } from './heads.ts'

export interface LastReview extends LastTime {
  readonly reviewId: string
  /** Its last day, as `2024-11-22`. */
  readonly on: string
}

/**
 * The latest published review of the same school that was begun before this one, of the same framework where there is
 * any; null where there is none.
 */
export function readLastReview(context: Context, tx: Tx, reviewId: string): Promise<LastReview | null> {
  return context.engine.asServer(tx, async () => {
    const last = await lastOf(tx, reviewId)
    if (!last) return null
    const { id, framework, to } = last
    const sections = await sectionsOf(tx, id)
    const heads = await readHeads(tx, id, [REVIEW, ...sections])
    const said = lastTime(frameworkOf(framework, context.frameworks), heads.get(REVIEW) ?? new Map(), heads)
    return { reviewId: id, on: to, ...said }
  })
}

async function lastOf(tx: Tx, reviewId: string) {
  return tx
    .selectFrom('review as now')
    .innerJoin('review as last', 'last.school_id', 'now.school_id')
    .where('now.id', '=', reviewId)
    .where('last.state', 'in', ['U', 'A'])
    .whereRef('last.from_day', '<', 'now.from_day')
    .orderBy((eb) => eb.case().when('last.framework', '=', eb.ref('now.framework')).then(0).else(1).end())
    .orderBy('last.from_day', 'desc')
    .orderBy('last.id')
    .select(['last.id', 'last.framework', 'last.to_day as to'])
    .executeTakeFirst()
}

async function sectionsOf(tx: Tx, reviewId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('document')
    .where('review_id', '=', reviewId)
    .where('doc', 'like', 'section/%')
    .select('doc')
    .execute()
  return rows.map((row) => row.doc)
}
