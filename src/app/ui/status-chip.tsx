/* Whether the work is safe, always in words. What is seen is also the live region, so nothing is said twice and no text
   stands twice in the page; the link lies over it as a sibling, since a link inside a live region would be read with
   every change. Only a change of the first words is announced: counts and times change too often to be spoken. */
import { useId, type MouseEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Tone } from './banner.tsx'

export interface StatusChipProps {
  icon: ReactNode
  /** The state, e.g. "Saved on this device". */
  primary: string
  /** The details, e.g. "3 changes waiting to send"; not shown on the narrowest screens, still there for screen readers. */
  secondary?: string | undefined
  /** What the narrowest screens show of the details. */
  brief?: string | undefined
  tone?: Tone | 'neutral'
  href?: string
  onClick?: (event: MouseEvent<HTMLElement>) => void
  /** Added to the link's name after the state. */
  linkLabel?: string
}

export function StatusChip(props: StatusChipProps) {
  const { icon, primary, secondary, brief, tone = 'neutral', href, onClick, linkLabel = 'show what is waiting' } = props
  const id = useId()
  const cover = {
    className: 'status-chip__cover',
    'aria-labelledby': `${id}-primary ${id}-link`,
    onClick,
  }
  const action = (
    <span className="visually-hidden" id={`${id}-link`}>
      {linkLabel}
    </span>
  )
  return (
    <div className={classNames('status-chip', `status-chip--${tone}`)}>
      {icon}
      <div className="status-chip__words" role="status">
        <span className="status-chip__primary" id={`${id}-primary`}>
          {primary}
        </span>
        {secondary && (
          <>
            <span className="visually-hidden"> · </span>
            <span className="status-chip__secondary" aria-live="off">
              {secondary}
            </span>
            {brief && (
              <span className="status-chip__brief" aria-hidden>
                {brief}
              </span>
            )}
          </>
        )}
      </div>
      {href !== undefined && (
        <a href={href} {...cover}>
          {action}
        </a>
      )}
      {href === undefined && onClick && (
        <button type="button" {...cover}>
          {action}
        </button>
      )}
    </div>
  )
}
