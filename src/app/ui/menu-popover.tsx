/* The lazy half of LazyMenu, and the only file that imports react-aria-components. Not modal: the modal kind locks the
   page's scrolling through a style element on an iPad, which the CSP refuses, and a short menu needs no lock. So a
   press outside is ours to notice. */
import { useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { Menu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { MenuItem } from './menu.tsx'
import { stayBeside } from './stay-beside.ts'

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
  useEffect(
    () => (popover.current && trigger.current ? stayBeside(popover.current, trigger.current) : undefined),
    [trigger],
  )
  const close = useCallback(() => {
    // now, and not when the menu has gone: until then nothing would say that its owner is still in use
    if (popover.current?.contains(document.activeElement)) trigger.current?.focus()
    onClose()
  }, [onClose, trigger])
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
    close()
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
        if (!isOpen && !isFromScrolling()) close()
      }}
    >
      <div className="menu-popover__scroll" onKeyDownCapture={leaveByTab}>
        <Menu className="menu" aria-label={label} autoFocus="first" onClose={close}>
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

/**
 * react-aria closes such a menu whenever the page scrolls, and does not say why. A page scrolls by itself too: for what
 * has come above, for a toast, for the item that takes the focus. A menu that goes then takes the click with it.
 */
const isFromScrolling = () => window.event?.type === 'scroll'
