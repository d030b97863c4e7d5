import type { ReactNode } from 'react'
import { useChromeHeight } from './chrome-height.ts'

export interface AppHeaderProps {
  /** A link or button with an icon and an aria-label, e.g. `<Link to="/" aria-label="Back to reviews"><IconBack /></Link>`. */
  back?: ReactNode
  title: ReactNode
  subtitle?: ReactNode
  /** The StatusChip, and buttons beside it. */
  status?: ReactNode
  /** Tabs, which stay with the header when the page scrolls. */
  children?: ReactNode
}

/** The sticky bar at the top: where we are, whether it is saved, and the tabs. The page's h1 is PageTitle's, not this. */
export function AppHeader({ back, title, subtitle, status, children }: AppHeaderProps) {
  const ref = useChromeHeight<HTMLElement>('--chrome-top')
  return (
    <header className="app-header" ref={ref}>
      <div className="app-header__line">
        {back && <div className="app-header__back">{back}</div>}
        <div className="app-header__words">
          <p className="app-header__title">{title}</p>
          {subtitle && <p className="app-header__subtitle">{subtitle}</p>}
        </div>
        {status && <div className="app-header__status">{status}</div>}
      </div>
      {children}
    </header>
  )
}
