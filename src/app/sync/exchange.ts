/**
 * One exchange with the server: everything that waits is handed over, then everything new is fetched. It may be cut off
 * between any two steps and is simply begun again; each step leaves the database so that nothing is lost or done twice.
 */
import type { ReviewSummary } from '#domain/api.ts'
import type { Halt, SyncContext } from './context.ts'
import { pullReview } from './pull.ts'
import { pushReview } from './push.ts'
import { refreshDetails, refreshList } from './reviews.ts'

export interface Occasion {
  /** Offer again what the server has refused, and ask for every review. */
  readonly thorough: boolean
}

/** Null when it went through; else what stood in its way. */
export async function exchange(context: SyncContext, { thorough }: Occasion): Promise<Halt | null> {
  return (await pushAll(context, thorough)) ?? (await refreshReviews(context)) ?? (await pullAll(context, thorough))
}

async function pushAll(context: SyncContext, again: boolean): Promise<Halt | null> {
  const waiting = await context.port.read(['outbox'], (rows) => rows.all('outbox'))
  for (const rid of new Set(waiting.map((row) => row.rid))) {
    const halt = await pushReview(context, rid, again)
    if (halt) return halt
  }
  return null
}

async function refreshReviews(context: SyncContext): Promise<Halt | null> {
  const stale = await refreshList(context)
  return 'halt' in stale ? stale : refreshDetails(context, stale)
}

const SELDOM_MS = 300_000

async function pullAll(context: SyncContext, thorough: boolean): Promise<Halt | null> {
  const { reviews, pulled } = await context.port.read(['reviews', 'meta'], async (rows) => ({
    reviews: (await rows.all('reviews')).filter((row) => row.listed),
    pulled: new Map((await rows.places()).map((place) => [place.rid, place.lastPulled])),
  }))
  const now = Date.parse(context.now())
  const isDue = (summary: ReviewSummary) =>
    thorough || isOwnWork(summary) || now - Date.parse(pulled.get(summary.id) ?? '1970-01-01') >= SELDOM_MS
  const due = reviews.filter(({ summary }) => isDue(summary))
  for (const { rid } of due.toSorted((a, b) => Number(isOwnWork(b.summary)) - Number(isOwnWork(a.summary)))) {
    const halt = await pullFully(context, rid)
    if (halt) return halt
  }
  return null
}

/** Reviews that the person works on are asked for each time; those that they may merely read, every few minutes. */
function isOwnWork({ myRole, state }: ReviewSummary): boolean {
  return (myRole === 'PR' || myRole === 'LR' || myRole === 'SL') && 'PFSRMC'.includes(state)
}

async function pullFully(context: SyncContext, rid: string): Promise<Halt | null> {
  for (let round = 0; round < 3; round += 1) {
    const outcome = await pullReview(context, rid)
    if (typeof outcome === 'object') return outcome
    if (outcome !== 'refilled') return null
    const halt = await pushReview(context, rid, false)
    if (halt) return halt
  }
  return null
}
