/* What the toasts are, apart from how they look: a short list outside React, so that a hook in any screen can say
   "Point removed" while the region that shows it stands once in the shell. */
import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  message: string
  onUndo?: (() => void) | undefined
}

let toasts: readonly Toast[] = Object.freeze([])
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = Object.freeze(next)
  for (const listener of listeners) listener()
}

/** At most three stand at once: the oldest gives way. Returns the id, for dismissToast. */
export function showToast(message: string, onUndo?: () => void): number {
  lastId += 1
  change([...toasts.slice(-2), { id: lastId, message, onUndo }])
  return lastId
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

export function useToastList(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
}
