import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconCheck } from './icon.tsx'

export interface ChipProps extends ComponentProps<'button'> {
  icon?: ReactNode
  /** Dashed, for the chip that adds another. */
  adds?: boolean
}

/** A pill that is pressed: a linked note under a point, or with `adds` the one that links another. */
export function Chip({ icon, adds = false, className, type = 'button', children, ...rest }: ChipProps) {
  return (
    <button {...rest} type={type} className={classNames('chip', adds && 'chip--adds', className)}>
      {icon}
      {children}
    </button>
  )
}

export interface ChipChoiceProps extends Omit<ComponentProps<'input'>, 'type'> {
  type: 'checkbox' | 'radio'
  /** Shown while not chosen; a tick takes its place. */
  icon?: ReactNode
  children: ReactNode
}

/** A native checkbox or radio that looks like a pill, 56 px high for a thumb on a walk. Group it in a fieldset. */
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
