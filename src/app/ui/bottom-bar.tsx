import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button.tsx'
import { useChromeHeight } from './chrome-height.ts'
import { IconUp } from './icon.tsx'

/** The bar at the bottom edge for the one or two things a thumb needs; it reports its height like the header. */
export function BottomBar({ children, label }: { children: ReactNode; label: string }) {
  const ref = useChromeHeight<HTMLElement>('--chrome-bottom')
  return (
    <section className="bottom-bar no-print" aria-label={label} ref={ref}>
      {children}
    </section>
  )
}

export interface BottomBarDrawerProps extends Omit<ComponentProps<typeof Button>, 'title' | 'children'> {
  title: string
  /** A second line, dropped on the narrowest screens. */
  detail?: string
}

/** The bar's wide button, which opens a Sheet. */
export function BottomBarDrawer({ title, detail, ...rest }: BottomBarDrawerProps) {
  return (
    <Button aria-haspopup="dialog" {...rest} className="bottom-bar__drawer">
      <span className="bottom-bar__words">
        <span className="bottom-bar__title">{title}</span>{' '}
        {detail && <span className="bottom-bar__detail">{detail}</span>}
      </span>
      <IconUp />
    </Button>
  )
}
