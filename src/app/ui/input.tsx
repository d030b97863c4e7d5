import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

/** A one-line field; uncontrolled with register(), like TextArea. */
export function Input({ className, ...rest }: Omit<ComponentProps<'input'>, 'maxLength'>) {
  return <input autoCapitalize="off" {...rest} className={classNames('input', className)} />
}

/** The platform's own picker, which on a tablet is better than any of ours. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={classNames('input', 'input--select', className)} />
}
