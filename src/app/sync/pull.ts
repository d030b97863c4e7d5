/**
 * Asks what has changed in a review and stores each page together with the cursor that follows it. A page is taken
 * only if the cursor is still the one it was asked with, so pages of two leaders can never overtake each other; and
 * only if the session is still this person's, so nobody's reading ends up on somebody else's device.
 */
import type { Changes } from '#domain/custody/wire.ts'
import { deviceOf, placeOf } from '#app/store/place.ts'
import { type Halt, type SyncContext, haltOf } from './context.ts'
import { dropUnconfirmed, isOtherHistory, refill, startOver } from './epoch.ts'
import { mergePulled } from './merge-document.ts'
import { stillMine } from './session-check.ts'

export type Pulled = 'up-to-date' | 'refilled' | 'overtaken' | 'not-found'

export async function pullReview(context: SyncContext, rid: string): Promise<Pulled | Halt> {
  let restarts = 0
  for (;;) {
    const since = (await context.port.read(['meta'], (rows) => placeOf(rows, rid))).cursor
    const query = since === null ? {} : { since }
    const result = await context.api('pull', { params: { rid }, query })
    if ('answer' in result) {
      if (result.answer.documents.length > 0) {
        const halt = await stillMine(context)
        if (halt) return halt
      }
      const taken = await takePage(context, rid, since, result.answer)
      if (taken !== 'more') return taken
    } else if ('problem' in result && result.problem === 'bad-cursor' && restarts === 0) {
      restarts += 1
      await forgetCursor(context, rid, since)
    } else if ('problem' in result && result.problem === 'not-found') {
      await forgetReview(context, rid)
      return 'not-found'
    } else return haltOf(result)
  }
}

async function takePage(
  { port, now, newId }: SyncContext,
  rid: string,
  since: string | null,
  page: Changes,
): Promise<Pulled | 'more'> {
  const at = now()
  return port.write(['documents', 'outbox', 'journal', 'meta'], async (rows) => {
    const place = await placeOf(rows, rid)
    if (place.cursor !== since) return 'overtaken'
    if (isOtherHistory(place, page.epoch)) {
      const device = await deviceOf(rows, { newId })
      await rows.put('meta', await refill(rows, place, { epoch: page.epoch, device, at }))
      return 'refilled'
    }
    for (const document of page.documents) {
      const stored = await rows.get('documents', [rid, document.doc])
      await rows.put('documents', mergePulled(rid, stored, document))
    }
    if (!page.more && place.refilling) await dropUnconfirmed(rows, rid)
    const { refilling, ...settled } = place
    const next = { ...settled, epoch: page.epoch, cursor: page.next }
    await rows.put(
      'meta',
      page.more
        ? { ...next, ...(refilling ? { refilling } : {}) }
        : { ...next, digest: page.digest ?? null, lastPulled: at },
    )
    return page.more ? 'more' : 'up-to-date'
  })
}

async function forgetCursor({ port }: SyncContext, rid: string, since: string | null): Promise<void> {
  await port.write(['documents', 'meta'], async (rows) => {
    const place = await placeOf(rows, rid)
    if (place.cursor === since) await rows.put('meta', await startOver(rows, place))
  })
}

/** The person may not read this review any more: its documents go, their own queue and journal stay. */
async function forgetReview({ port }: SyncContext, rid: string): Promise<void> {
  await port.write(['documents', 'reviews', 'meta'], async (rows) => {
    for (const { doc } of await rows.ofReview('documents', rid)) await rows.remove('documents', [rid, doc])
    const row = await rows.get('reviews', rid)
    if (row) await rows.put('reviews', { ...row, listed: false })
    const place = await placeOf(rows, rid)
    await rows.put('meta', { ...place, cursor: null })
  })
}
