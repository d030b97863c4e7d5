import type { ReviewDetail } from '#domain/api/reviews.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import type { Actor } from '#domain/people.ts'
import { type Decided, decidedIn } from '#app/store/decided.ts'
import { useSignedIn, useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'

/** What has been decided in a review, with what waits to be sent; undefined until this device has answered. */
export function useDecided(review: ReviewDetail): Decided | undefined {
  const store = useStore()
  const person = useSignedIn()
  const actor: Actor = { personId: store.personId, grants: (person?.roles ?? []) as Actor['grants'] }
  // The review is read anew with all else: a page that began again with each of its states would shut what is open on it.
  const ask = async () => {
    const now = (await store.review(review.id)) ?? review
    return decidedIn(store, { review: now, framework: frameworkOf(now.framework), actor })
  }
  return useLive(store, ask, [review.id, person?.roles])
}
