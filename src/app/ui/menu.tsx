/* A menu button whose menu is fetched when someone reaches for it: the first load does not pay for react-aria. The button
   is ours and never swapped, so focus stays on it while the chunk loads, which works offline since it is precached. */
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonVariant } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconMore } from './icon.tsx'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  onAction: () => void
  disabled?: boolean
  /** Red, for what takes something away. */
  danger?: boolean
}

export interface LazyMenuProps {
  /** The button's name: its words when `children` are absent and no icon is shown, else its aria-label. */
  label: string
  items: readonly MenuItem[]
  /** The button's content; three dots by default. */
  children?: ReactNode
  variant?: ButtonVariant
  className?: string
  disabled?: boolean
}

const loadMenu = () => import('./menu-popover.tsx')
const MenuPopover = lazy(() => loadMenu().then((module) => ({ default: module.MenuPopover })))

export function LazyMenu({ label, items, children, variant = 'quiet', className, disabled }: LazyMenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // pressing the button takes the focus from an open menu, which closes it before the click arrives
  const openAtPress = useRef<boolean | null>(null)
  const preload = () => void loadMenu()
  return (
    <>
      <Button
        ref={button}
        variant={variant}
        className={classNames(!children && 'button--icon', className)}
        aria-label={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onPointerEnter={preload}
        onFocus={preload}
        onPointerDown={() => {
          openAtPress.current = open
        }}
        onClick={() => {
          setOpen(!(openAtPress.current ?? open))
          openAtPress.current = null
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {children ?? <IconMore />}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <MenuPopover label={label} items={items} trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
