import type { ReviewSummary } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { type OwnStanding, ownStanding } from './own-standing.ts'

/** Where one's own evaluation in a review stands, from this device; undefined until the device has answered. */
export function useOwnStanding({ id: rid, framework }: ReviewSummary): OwnStanding | undefined {
  const store = useStore()
  const { personId } = store
  return useLive(store, async () => {
    // In this order: what is said to have been downloaded is then in the view.
    const downloaded = await store.isDownloaded(rid)
    const own = await store.view(rid, evaluationOf(personId))
    const decisions = await store.view(rid, REVIEW)
    const standing = await store.evaluationStatus(rid, personId)
    const held = (await store.held()).filter((item) => item.rid === rid).length
    return ownStanding({ personId, framework: frameworkOf(framework), standing, decisions, own, downloaded, held })
  }, [rid, personId])
}
