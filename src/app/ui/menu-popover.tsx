/* The lazy half of LazyMenu, and the only file that imports react-aria-components. Not modal: the modal kind locks the
   page's scrolling through a style element on an iPad, which the CSP refuses, and a short menu needs no lock. So a
   press outside is ours to notice. */
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { Menu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { MenuItem } from './menu.tsx'

export interface MenuPopoverProps {
  label: string
  items: readonly MenuItem[]
  trigger: RefObject<HTMLButtonElement | null>
  /** Where in the page it is put; the body by default. */
  within: Element | undefined
  onClose: () => void
}

export function MenuPopover({ label, items, trigger, within, onClose }: MenuPopoverProps) {
  const popover = useRef<HTMLElement>(null)
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target as Node
      if (!popover.current?.contains(target) && !trigger.current?.contains(target)) onClose()
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [onClose, trigger])
  // After a click without a pointer (Space, VoiceOver) react-aria leaves the focus on the menu itself.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const menu = popover.current?.querySelector<HTMLElement>('[role="menu"]')
      if (menu && menu === document.activeElement) {
        menu.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus()
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  const leaveByTab = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return
    // from the button the browser itself goes on to what is next; the menu lies at the end of its landmark
    trigger.current?.focus()
    onClose()
  }
  return (
    <Popover
      ref={popover}
      className="menu-popover"
      triggerRef={trigger}
      isOpen
      isNonModal
      {...(within && { UNSTABLE_portalContainer: within })}
      placement="bottom end"
      offset={4}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <div className="menu-popover__scroll" onKeyDownCapture={leaveByTab}>
        <Menu className="menu" aria-label={label} autoFocus="first" onClose={onClose}>
          {items.map((item) => (
            <AriaMenuItem
              key={item.id}
              id={item.id}
              className={item.danger ? 'menu__item menu__item--danger' : 'menu__item'}
              textValue={item.label}
              isDisabled={item.disabled ?? false}
              onAction={item.onAction}
            >
              {item.icon}
              {item.label}
            </AriaMenuItem>
          ))}
        </Menu>
      </div>
    </Popover>
  )
}
