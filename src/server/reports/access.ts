/** Whether somebody may read a published report now, by what the store says in this very transaction. */
import type { Actor } from '#domain/people.ts'
import { may } from '#domain/policy.ts'
import type { Context, Tx } from '#server/context.ts'
import { isAgreed } from '#server/db/agreements.ts'
import { type StoredReview, readReview } from '#server/db/review.ts'
import { versionsOf } from './versions.ts'

/** How long whoever reviewed may read what came of it. */
const PEERS_READ_MS = 30 * 86_400_000

const NOBODY: Actor = { personId: '', grants: [] }

export interface Access {
  readonly review: StoredReview
  /** They may only because the school has agreed to it, and the school is told that they did. */
  readonly byAgreement: boolean
}

/** How they may, or null when they may not. */
export async function accessOf(context: Context, tx: Tx, actor: Actor, reviewId: string): Promise<Access | null> {
  const review = await readReview(tx, reviewId)
  if (!review) return null
  const first = (await versionsOf(tx, reviewId)).at(-1)
  const recent = first !== undefined && Date.parse(context.now()) - Date.parse(first.publishedAt) <= PEERS_READ_MS
  const reads = (agreed: boolean) =>
    may(actor, 'report.read published', { review, published: { agreed, recent, byLink: false } })
  if (reads(false)) return { review, byAgreement: false }
  return reads(await isAgreed(context, tx, review)) ? { review, byAgreement: true } : null
}

/** Whether a link that the school has made, and that works, opens the report of a review as it stands. */
export async function opensByLink(tx: Tx, reviewId: string): Promise<boolean> {
  const review = await readReview(tx, reviewId)
  const published = { agreed: false, recent: false, byLink: true }
  return review !== null && may(NOBODY, 'report.read published', { review, published })
}
