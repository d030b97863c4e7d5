import { useSyncExternalStore } from 'react'

/** Whether there is room for a table. A table that is folded by CSS alone is no table any more for a screen reader. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, isWide, () => true)
}

// Made once: with each that is made the browser works its styles out anew.
let media: MediaQueryList | null = null
const query = () => (media ??= matchMedia('(min-width: 48em)'))
const isWide = () => query().matches

function subscribe(listener: () => void): () => void {
  query().addEventListener('change', listener)
  return () => query().removeEventListener('change', listener)
}
