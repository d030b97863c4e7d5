/* The four weights a button can have, as a native button, an anchor, or a class for a router's link. A busy button keeps
   the focus and refuses the press, since a disabled one would drop a keyboard user to the top of the page. */
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

/** The look of a button for a router link: `<Link className={buttonClass('primary')}>`. */
export function buttonClass(variant: ButtonVariant = 'secondary', extra?: string): string {
  return classNames('button', `button--${variant}`, extra)
}

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  /** An icon element of icon.tsx, before the words. */
  icon?: ReactNode
  /** Work is under way: announced and not pressable, but the focus stays where it is. */
  busy?: boolean
}

export function Button({
  variant = 'secondary',
  icon,
  busy = false,
  className,
  type = 'button',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, className)}
      // `disabled` would drop the focus to the body while the work runs
      aria-disabled={busy ? true : rest['aria-disabled']}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
}
