/**
 * A new version of the application waits until it is polite: it is taken at a cold start, before anything was
 * touched, or when a person asks for it, and never while a word is being saved. After the reload the person is
 * where they were: the same page, scroll and caret.
 */
import { useSyncExternalStore } from 'react'
import { Workbox } from 'workbox-window'
import { serviceWorkerUrl } from './trusted.ts'
import { rememberPlace } from './place.ts'

const COLD_START_MS = 3000

let waiting: Workbox | null = null
const listeners = new Set<() => void>()

/** Registers the service worker. `isDirty` tells whether something is not saved yet. */
export function startUpdates(isDirty: () => boolean): void {
  if (!('serviceWorker' in navigator)) return
  const startedAt = performance.now()
  let touched = false
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => (touched = true), { once: true })

  const workbox = new Workbox(serviceWorkerUrl())
  const offer = (registration: ServiceWorkerRegistration) => {
    // The very first worker waits for a moment too, and is no update: nothing served this page before it.
    if (!registration.waiting || !navigator.serviceWorker.controller) return
    waiting = workbox
    for (const listener of listeners) listener()
    if (!touched && !isDirty() && performance.now() - startedAt < COLD_START_MS) applyUpdate()
  }
  // The registration itself is asked: of releases that follow each other quickly, some go unannounced.
  void workbox.register({ immediate: true }).then((registration) => {
    if (!registration) return
    offer(registration)
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => offer(registration))
    })
  })
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void workbox.update().catch(() => undefined)
  })
}

/** Takes the waiting version: the page reloads once the new worker has control, and returns to the same place. */
export function applyUpdate(): void {
  const workbox = waiting
  if (!workbox) return
  workbox.addEventListener('controlling', () => {
    rememberPlace()
    location.reload()
  })
  workbox.messageSkipWaiting()
}

/** Whether a new version waits to be taken. */
export function useUpdateWaiting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== null,
  )
}
