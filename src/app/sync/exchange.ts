/**
 * One exchange with the server: everything that waits is handed over, then everything new is fetched. It may be cut off
 * between any two steps and is simply begun again; each step leaves the database so that nothing is lost or done twice.
 */
import type { ReviewSummary } from '#domain/api/reviews.ts'
import type { Halt, SyncContext } from './context.ts'
import { refillIfLost } from './proof.ts'
import { pullReview } from './pull.ts'
import { pushReview } from './push.ts'
import { refreshDetails, refreshList } from './reviews.ts'

export interface Occasion {
  /** Offer again what the server has refused, ask for every review, and whether it has all that it has confirmed. */
  readonly thorough: boolean
  /** Reviews that are open on a screen. */
  readonly lookedAt?: ReadonlySet<string>
}

/** Null when it went through; else what stood in its way. */
export async function exchange(context: SyncContext, { thorough, lookedAt }: Occasion): Promise<Halt | null> {
  const waiting = await withSomethingWaiting(context)
  return (
    (await pushAll(context, waiting, thorough)) ??
    (await refreshReviews(context)) ??
    (await pullAll(context, thorough, new Set([...waiting, ...(lookedAt ?? [])])))
  )
}

/** Hands over what waits, and asks for nothing, unless the server turns out to have another history than what is shown here. */
export async function handOver(context: SyncContext): Promise<Halt | null> {
  return (await pushAll(context, await withSomethingWaiting(context), false)) ?? pullAnew(context)
}

const withSomethingWaiting = ({ port }: SyncContext) => port.read(['outbox'], (rows) => rows.reviewsWaiting())

/** What the server cannot take because of a fault of its own may be one review's alone: the others' words go first all the same. */
async function pushAll(context: SyncContext, rids: readonly string[], again: boolean): Promise<Halt | null> {
  let fault: Halt | null = null
  for (const rid of rids) {
    const halt = await pushReview(context, rid, again)
    if (halt && !('problem' in halt && halt.problem === 'unexpected')) return halt
    fault ??= halt
  }
  return fault
}

async function pullAnew(context: SyncContext): Promise<Halt | null> {
  const places = await context.port.read(['meta'], (rows) => rows.places())
  for (const { rid } of places.filter((place) => place.refilling)) {
    const halt = await pullFully(context, rid, false)
    if (halt) return halt
  }
  return null
}

async function refreshReviews(context: SyncContext): Promise<Halt | null> {
  const stale = await refreshList(context)
  return 'halt' in stale ? stale : refreshDetails(context, stale)
}

const SELDOM_MS = 300_000

async function pullAll(context: SyncContext, thorough: boolean, near: ReadonlySet<string>): Promise<Halt | null> {
  const places = await standings(context)
  const now = Date.parse(context.now())
  const isDue = ({ rid, summary, lastPulled, isToBeTakenBack }: Standing) =>
    thorough ||
    near.has(rid) ||
    (summary ? isOwnWork(summary) : isToBeTakenBack) ||
    // A clock that was set back must not put it off.
    Math.abs(now - Date.parse(lastPulled ?? '1970-01-01')) >= SELDOM_MS
  const first = ({ summary }: Standing) => Number(summary !== null && isOwnWork(summary))
  for (const { rid } of places.filter(isDue).toSorted((a, b) => first(b) - first(a))) {
    const halt = await pullFully(context, rid, thorough)
    if (halt) return halt
  }
  return null
}

interface Standing {
  readonly rid: string
  /** Null when the review is no longer on the person's list. */
  readonly summary: ReviewSummary | null
  readonly lastPulled: string | null
  /** Not on the list any more, and still here as it was. */
  readonly isToBeTakenBack: boolean
}

/**
 * The reviews to ask for: those on the list, and those of which anything is on this device. Whoever has left a review
 * hears only so what became of their last words, and that what they could read there is theirs to read no longer.
 */
function standings({ port }: SyncContext): Promise<readonly Standing[]> {
  return port.read(['reviews', 'documents', 'outbox', 'journal', 'meta'], async (rows) => {
    const listed = (await rows.all('reviews')).filter((row) => row.listed)
    const places = new Map((await rows.places()).map((place) => [place.rid, place.lastPulled]))
    const known: Standing[] = listed.map(({ rid, summary }) => ({
      rid,
      summary,
      lastPulled: places.get(rid) ?? null,
      isToBeTakenBack: false,
    }))
    for (const [rid, lastPulled] of places) {
      if (listed.some((row) => row.rid === rid)) continue
      const documents = await rows.ofReview('documents', rid)
      const anything =
        documents.length > 0 ||
        (await rows.ofReview('outbox', rid)).length > 0 ||
        (await rows.ofReview('journal', rid)).length > 0
      const isToBeTakenBack = documents.some(({ gone }) => gone === undefined)
      if (anything) known.push({ rid, summary: null, lastPulled, isToBeTakenBack })
    }
    return known
  })
}

/**
 * Reviews that the person works on are asked for each time, and so is what they have just written in or have before them;
 * those that they may merely read, every few minutes.
 */
export function isOwnWork({ myRole, state }: ReviewSummary): boolean {
  if (myRole === 'CT') return 'MC'.includes(state)
  return (myRole === 'PR' || myRole === 'LR' || myRole === 'SL') && 'PFSRMC'.includes(state)
}

/** Pulls a review to its end, and hands over first what the server turns out to have lost. */
export async function pullFully(context: SyncContext, rid: string, thorough: boolean): Promise<Halt | null> {
  for (let round = 0; round < 3; round += 1) {
    const outcome = await pullReview(context, rid)
    if (typeof outcome === 'object') return outcome
    const refilled =
      outcome === 'refilled' || (thorough && outcome === 'up-to-date' && (await refillIfLost(context, rid)))
    if (!refilled) return null
    const halt = await pushReview(context, rid, false)
    if (halt) return halt
  }
  return null
}
