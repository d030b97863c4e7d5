/**
 * What screens read of the store. Everything here shows committed state of this device, refreshed by the database
 * itself, so that it works the same without a connection. None of it is the source of the word "Saved".
 */
import { useEffect, useSyncExternalStore } from 'react'
import type { ReviewDetail, ReviewSummary } from '#domain/api/reviews.ts'
import type { SignedIn } from './device.ts'
import type { Draft } from './draft.ts'
import { useLive } from './live.ts'
import { useTablet } from './provider.tsx'
import type { HeldItem, QueueItem, Store, View } from './store.ts'

const LOADING = { status: 'loading' } as const
type Loading = typeof LOADING

/** Who is signed in, and the session that is open or was open last. */
export function useSession() {
  const tablet = useTablet()
  const session = useSyncExternalStore(tablet.subscribe, tablet.getSession, tablet.getSession)
  return {
    person: session?.person ?? null,
    /** @throws when nobody has been signed in yet: only the sign-in page is drawn then */
    get open() {
      const open = session ?? tablet.lastSession()
      if (!open) throw new Error('Nobody is signed in')
      return open
    },
  }
}

/** Who is signed in on this device; null on the sign-in page. */
export function useSignedIn(): SignedIn | null {
  return useSession().person
}

/** @throws when nobody has been signed in yet */
export function useStore(): Store {
  return useSession().open.store
}

export type ReviewListView =
  | Loading
  | { readonly status: 'ready'; readonly reviews: readonly ReviewSummary[]; readonly fetchedAt: string }

export function useReviewList(): ReviewListView {
  const store = useStore()
  const list = useLive(store, () => store.reviewList(), [])
  return list ? { status: 'ready', ...list } : LOADING
}

export type ReviewView =
  | Loading
  | { readonly status: 'missing' }
  | { readonly status: 'ready'; readonly review: ReviewDetail }

export function useReview(rid: string): ReviewView {
  const store = useStore()
  const review = useLive(store, () => store.review(rid), [rid])
  if (review === undefined) return LOADING
  return review ? { status: 'ready', review } : { status: 'missing' }
}

export function useView(rid: string, doc: string): Loading | View {
  const store = useStore()
  return useLive(store, () => store.view(rid, doc), [rid, doc]) ?? LOADING
}

/** The draft of a document, shared in this tab; saved when the screen goes, or the page is hidden. */
export function useDraft(rid: string, doc: string): Draft {
  const draft = useSession().open.drafts.of(rid, doc)
  useEffect(() => () => void draft.flush(), [draft])
  return draft
}

export function useQueue(): readonly QueueItem[] {
  const store = useStore()
  return useLive(store, () => store.queue(), []) ?? []
}

export function useHeld(): readonly HeldItem[] {
  const store = useStore()
  return useLive(store, () => store.held(), []) ?? []
}
