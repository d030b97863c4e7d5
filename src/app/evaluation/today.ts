import { useSyncExternalStore } from 'react'
import { localDay } from '#app/shell/dates.ts'

const MINUTE = 60_000

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, MINUTE)
  addEventListener('visibilitychange', changed)
  return () => {
    clearInterval(timer)
    removeEventListener('visibilitychange', changed)
  }
}

/** The calendar day in London, such as "2026-11-18"; a tablet that is left on overnight goes on to the next. */
export const useToday = (): string => useSyncExternalStore(subscribe, () => localDay(new Date()))
