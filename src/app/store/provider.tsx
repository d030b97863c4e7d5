import { createContext, use, type ReactNode } from 'react'
import type { Tablet } from '#app/sync/tablet.ts'

const TabletContext = createContext<Tablet | null>(null)

/** Gives every screen the tablet that `main` has built. */
export function StoreProvider({ value, children }: { readonly value: Tablet; readonly children: ReactNode }) {
  return <TabletContext value={value}>{children}</TabletContext>
}

/** @throws when a screen is drawn outside `StoreProvider`: a mistake of ours */
export function useTablet(): Tablet {
  const tablet = use(TabletContext)
  if (!tablet) throw new Error('There is no StoreProvider above this screen')
  return tablet
}
