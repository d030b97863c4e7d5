import { useSyncExternalStore } from 'react'

const MINUTE = 60_000

/** The time, for showing "today" and "3 minutes ago": moves on once a minute, for as long as somebody looks. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(eachMinute, () => Math.floor(Date.now() / MINUTE)) * MINUTE)
}

function eachMinute(moved: () => void): () => void {
  const timer = setInterval(moved, MINUTE)
  return () => clearInterval(timer)
}
