import { useSyncExternalStore } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'

const MINUTE = 60_000

/**
 * The time by the server's clock, for showing "today" and "3 minutes ago": a tablet's own may be wrong by days. Moves on
 * once a minute, for as long as somebody looks.
 */
export function useNow(): Date {
  const offsetMs = useClockOffset()
  return new Date(useSyncExternalStore(eachMinute, () => Math.floor((Date.now() + offsetMs) / MINUTE)) * MINUTE)
}

/** How far the server's clock is ahead of this device's, in milliseconds: for showing what this device has timed. */
export function useClockOffset(): number {
  const store = useStore()
  return useLive(store, () => store.clockOffset(), []) ?? 0
}

function eachMinute(moved: () => void): () => void {
  const timer = setInterval(moved, MINUTE)
  return () => clearInterval(timer)
}
