/**
 * Which reviews are kept on the device: all that the person may read, with what each page needs, so that everything
 * opens without a connection and without having been opened before.
 */
import type { ReviewDetail, ReviewSummary } from '#domain/api/reviews.ts'
import { canonicalJson, type Json } from '#domain/custody/canonical.ts'
import { noteServerTime } from './clock.ts'
import { type Halt, type SyncContext, haltOf } from './context.ts'
import { stillMine } from './session-check.ts'

/** Asks for the list and stores it; answers with the reviews whose details are to be asked for. */
export async function refreshList(context: SyncContext): Promise<Halt | readonly string[]> {
  const result = await context.api('reviews', {})
  if (!('answer' in result)) return haltOf(result)
  const halt = await stillMine(context, result)
  if (halt) return halt
  if (result.servedMs !== undefined) await noteServerTime(context, result.servedMs)
  const { reviews } = result.answer
  const fetchedAt = context.now()
  return context.port.write(['reviews', 'meta'], async (rows) => {
    const stale: string[] = []
    const named = new Set(reviews.map((summary) => summary.id))
    for (const row of await rows.all('reviews')) {
      if (!named.has(row.rid) && row.listed) await rows.put('reviews', { ...row, listed: false })
    }
    for (const summary of reviews) {
      const known = await rows.get('reviews', summary.id)
      if (!known?.detail || !sameSummary(known.summary, summary)) stale.push(summary.id)
      const detail = known?.detail ? { ...known.detail, ...summary } : null
      await rows.put('reviews', { rid: summary.id, summary, detail, listed: true, fetchedAt })
    }
    await rows.put('meta', { key: 'list', fetchedAt })
    return stale
  })
}

/** Asks for what each page of these reviews needs, and stores it all at once. */
export async function refreshDetails(context: SyncContext, rids: readonly string[]): Promise<Halt | null> {
  const details: ReviewDetail[] = []
  for (const result of await Promise.all(rids.map((rid) => context.api('review', { params: { rid } })))) {
    if ('answer' in result) {
      const halt = await stillMine(context, result)
      if (halt) return halt
      details.push(result.answer)
    } else if (!('problem' in result && result.problem === 'not-found')) return haltOf(result)
  }
  const fetchedAt = context.now()
  await context.port.write(['reviews'], async (rows) => {
    for (const detail of details) {
      const { nominations: _nominations, previous: _previous, place: _place, ...summary } = detail
      const known = await rows.get('reviews', detail.id)
      if (known?.listed) await rows.put('reviews', { rid: detail.id, summary, detail, listed: true, fetchedAt })
    }
  })
  return null
}

const sameSummary = (a: ReviewSummary, b: ReviewSummary) => canonicalJson(a as Json) === canonicalJson(b as Json)
