/* The column a screen stands in and its one h1. Two widths are enough: a tablet's for writing and reading, a desk's for
   tables. Both components are here because every screen needs exactly one of each. */
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface PageProps {
  /** 820 px for writing and reading on a tablet; 1280 px for tables and the lead's screens. */
  width?: 'tablet' | 'desktop'
  className?: string
  children: ReactNode
}

/** The page's one <main>, in a centred column. `#main` is where the skip link and a route change put the focus. */
export function Page({ width = 'tablet', className, children }: PageProps) {
  return (
    <main id="main" tabIndex={-1} className={classNames('page', `page--${width}`, className)}>
      {children}
    </main>
  )
}

export interface PageTitleProps {
  title: ReactNode
  /** A small line above, such as the kind of document. */
  kicker?: ReactNode
  /** One or two sentences below. */
  lead?: ReactNode
  /** Buttons at the end of the line. */
  actions?: ReactNode
}

/** The page's one h1. */
export function PageTitle({ title, kicker, lead, actions }: PageTitleProps) {
  return (
    <div className="page-title">
      <div className="page-title__words">
        {kicker && <p className="page-title__kicker">{kicker}</p>}
        <h1 className="page-title__h1">{title}</h1>
        {lead && <p className="page-title__lead">{lead}</p>}
      </div>
      {actions && <div className="page-title__actions no-print">{actions}</div>}
    </div>
  )
}
