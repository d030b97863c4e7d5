import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'info' | 'caution' | 'danger' | 'success'

export interface BannerProps {
  tone: Tone
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  /** One or two buttons. */
  action?: ReactNode
  /** A strip runs the full width under the header on one line; a box stands in the column. */
  shape?: 'box' | 'strip'
}

/** Something true about the page as a whole. Not a live region: what changes is announced by StatusChip, once. */
export function Banner({ tone, icon, title, children, action, shape = 'box' }: BannerProps) {
  const titleId = useId()
  return (
    <section className={classNames('banner', `banner--${tone}`, `banner--${shape}`)} aria-labelledby={titleId}>
      {icon}
      <p className="banner__words">
        <strong className="banner__title" id={titleId}>
          {title}
        </strong>
        {children && <span className="banner__text"> {children}</span>}
      </p>
      {action && <div className="banner__action">{action}</div>}
    </section>
  )
}
