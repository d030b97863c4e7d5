import type { ReactNode } from 'react'
import type { Tone } from './banner.tsx'

export interface TagProps {
  /** `differs` is plum and is used for nothing but reviewers' estimates lying apart. */
  tone?: Tone | 'neutral' | 'brand' | 'differs'
  icon?: ReactNode
  children: ReactNode
}

/** A short label that is not pressed: a state, a subject, a count. */
export function Tag({ tone = 'neutral', icon, children }: TagProps) {
  return (
    <span className={`tag tag--${tone}`}>
      {icon}
      {children}
    </span>
  )
}
