import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconCheck } from './icon.tsx'

export interface ChipChoiceProps extends Omit<ComponentProps<'input'>, 'type'> {
  type: 'checkbox' | 'radio'
  /** Shown while not chosen; a tick takes its place. */
  icon?: ReactNode
  children: ReactNode
}

/** A native checkbox or radio that looks like a pill. Group it in a fieldset. */
export function ChipChoice({ icon, className, children, ...rest }: ChipChoiceProps) {
  return (
    <label className={classNames('chip-choice', className)}>
      <input {...rest} className="chip-choice__input" />
      <IconCheck className="chip-choice__tick" />
      {icon && <span className="chip-choice__icon">{icon}</span>}
      {children}
    </label>
  )
}
