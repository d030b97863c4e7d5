import type { ReactNode } from 'react'
import { useChromeHeight } from './chrome-height.ts'

/** The bar at the bottom edge for the one or two things a thumb needs; it reports its height like the header. */
export function BottomBar({ children, label }: { children: ReactNode; label: string }) {
  const ref = useChromeHeight<HTMLElement>('--chrome-bottom')
  return (
    <section className="bottom-bar no-print" aria-label={label} ref={ref}>
      {children}
    </section>
  )
}
