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
  return useLive(store, () => decidedIn(store, { review, framework: frameworkOf(review.framework), actor }), [
    review,
    person?.roles,
  ])
}
