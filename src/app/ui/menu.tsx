/* A menu button, as the ARIA Authoring Practices describe it. Its menu is drawn only while it is open, since a page has
   sixty of them, and not where the button stands but at the end of its landmark: a list that is put in another order
   takes its rows out of the page for a moment, and an open menu would close and lose the focus. */
import { type ReactNode, useCallback, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconMore } from './icon.tsx'
import { type MenuItem, MenuPopover } from './menu-popover.tsx'

export interface MenuButtonProps {
  /** The name of the menu, and of its button when that has no `children`. */
  label: string
  items: readonly MenuItem[]
  /** The button's content; three dots by default. */
  children?: ReactNode
  className?: string
  /** Told whenever the menu opens or closes: its owner must stay while it is open. */
  onToggle?: (isOpen: boolean) => void
}

export function MenuButton({ label, items, children, className, onToggle }: MenuButtonProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [within, setWithin] = useState<Element | null>(null)

  const open = () => {
    // inside the landmark or the modal dialog it belongs to, where screen readers and the top layer find it
    setWithin(button.current!.closest('dialog, main, header, .bottom-bar') ?? document.body)
    onToggle?.(true)
  }
  const close = useCallback(() => {
    setWithin(null)
    onToggle?.(false)
  }, [onToggle])

  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        className={classNames(!children && 'button--icon', className)}
        aria-label={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={within !== null}
        aria-controls={within ? id : undefined}
        onClick={within ? close : open}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          open()
        }}
      >
        {children ?? <IconMore />}
      </Button>
      {within && createPortal(<MenuPopover {...{ id, label, items, button }} onClose={close} />, within)}
    </>
  )
}
