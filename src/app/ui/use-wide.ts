import { useSyncExternalStore } from 'react'

/** Whether there is room for a table. A table that is folded by CSS alone is no table any more for a screen reader. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, isWide, () => true)
}

const query = () => matchMedia('(min-width: 48em)')
const isWide = () => query().matches

function subscribe(listener: () => void): () => void {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
