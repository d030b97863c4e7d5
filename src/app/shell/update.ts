/**
 * A new version of the application waits until it is polite: it is taken at a cold start, before anything was
 * touched, or when a person asks for it, and never while somebody writes. After the reload the person is where they
 * were: the same page, scroll and caret.
 */
import { useSyncExternalStore } from 'react'
import { rememberPlace } from './place.ts'
import { serviceWorkerUrl } from './trusted.ts'
import { requestUpdate } from './update-request.ts'

const COLD_START_MS = 3000
/** Kept over a reload that was to make the old worker let go. */
const FORCED = 'qa-review.update-forced'

/** None that is known of; one that can be had; one that has been asked for and is on its way. */
export type UpdateState = 'none' | 'ready' | 'asked'

let state: UpdateState = 'none'
let ask: (isWanted: () => boolean, mayForce: boolean) => void = () => {}
const listeners = new Set<() => void>()

/** Registers the service worker. `isDirty` tells whether something is not saved yet. */
export function startUpdates(isDirty: () => boolean): void {
  if (!('serviceWorker' in navigator)) return
  const startedAt = performance.now()
  let touched = false
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => (touched = true), { once: true })

  const { serviceWorker } = navigator
  let registration: ServiceWorkerRegistration | undefined
  let servedBy = serviceWorker.controller
  let isOutlived = false
  let look = () => {}

  const wasForced = sessionStorage.getItem(FORCED) !== null
  sessionStorage.removeItem(FORCED)

  ask = (isWanted, mayForce) => {
    if (!registration || state === 'asked') return
    become('asked')
    look = requestUpdate({
      registration,
      isOutlived: () => isOutlived,
      isWriting: () => isDirty() || isInText(),
      isWanted,
      mayForce,
      reload,
      givenUp: () => become('ready'),
      every,
    })
  }
  const offer = () => {
    // The very first worker waits for a moment too, and is no update: nothing served this page before it.
    const isThere = isOutlived || (registration?.waiting && servedBy)
    if (!isThere || state === 'asked') return
    become('ready')
    if (!touched && !isDirty() && performance.now() - startedAt < COLD_START_MS) ask(() => !touched, !wasForced)
  }

  serviceWorker.addEventListener('controllerchange', () => {
    isOutlived ||= servedBy !== null
    servedBy = serviceWorker.controller
    look()
    // Another tab may have taken the new version; then this one has yet to follow.
    offer()
  })
  // The registration itself is asked: of releases that follow each other quickly, some go unannounced.
  void register().then((registered) => {
    registration = registered
    offer()
    registered?.addEventListener('updatefound', () => {
      registered.installing?.addEventListener('statechange', offer)
    })
  })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined)
  })
}

/** The library comes after the page, which has something to show before it has anything to register. */
async function register(): Promise<ServiceWorkerRegistration | undefined> {
  const { Workbox } = await import('workbox-window')
  return new Workbox(serviceWorkerUrl()).register({ immediate: true })
}

/** Takes the new version: the page reloads once it stands under the new worker, and returns to the same place. */
export function applyUpdate(): void {
  ask(() => true, true)
}

export function useUpdateState(): UpdateState {
  return useSyncExternalStore(subscribe, () => state)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function become(next: UpdateState): void {
  state = next
  for (const listener of listeners) listener()
}

function reload(forced: boolean): void {
  if (forced) sessionStorage.setItem(FORCED, 'yes')
  rememberPlace()
  location.reload()
}

/** Whether the caret is in a text. */
function isInText(): boolean {
  return document.hasFocus() && document.activeElement instanceof HTMLTextAreaElement
}

function every(work: () => void, ms: number): () => void {
  const timer = setInterval(work, ms)
  return () => clearInterval(timer)
}
