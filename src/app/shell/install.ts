/**
 * The browser's own offer to install the app, kept until the person asks for it: nothing pops up by itself while
 * somebody is about to write.
 */
import { useSyncExternalStore } from 'react'

/** The browser's own offer to install, kept until the person asks for it: nothing pops up by itself. */
interface InstallOffer extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallOffer | null = null
const listeners = new Set<() => void>()

export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    change(event as InstallOffer)
  })
  addEventListener('appinstalled', () => change(null))
}

/** Offers the installation, or null while the browser has none to make. */
export function useInstallOffer(): (() => void) | null {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offer,
  )
  if (!current) return null
  return () => {
    change(null)
    void current.prompt()
  }
}

function change(next: InstallOffer | null): void {
  offer = next
  for (const listener of listeners) listener()
}
