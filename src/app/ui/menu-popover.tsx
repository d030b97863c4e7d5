/* An open menu, in the browser's top layer. `manual`, since Safari before 18.3 leaves the `auto` kind open when
   somebody taps beside it on an iPad; so what closes it is written here. Its items can all be reached with Tab and need no `tabindex`: Tab
   leaves the menu. One that cannot be chosen keeps the focus that it has, as `disabled` would not. */
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { classNames } from './class-names.ts'
import { itemAfterKey } from './menu-keys.ts'
import { stayBeside } from './stay-beside.ts'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  onAction: () => void
  disabled?: boolean
  /** Red, for what takes something away. */
  danger?: boolean
}

export interface MenuPopoverProps {
  id: string
  label: string
  items: readonly MenuItem[]
  button: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

export function MenuPopover({ id, label, items, button, onClose }: MenuPopoverProps) {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    menu.current!.showPopover()
    const letGo = stayBeside(menu.current!, button.current!)
    const first = menu.current!.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled])') ?? menu.current!
    first.focus({ preventScroll: true })
    return letGo
  }, [button])

  const isOurs = useCallback(
    (target: EventTarget | null) =>
      target instanceof Node && (menu.current!.contains(target) || button.current!.contains(target)),
    [button],
  )
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!isOurs(target)) onClose()
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [isOurs, onClose])

  const close = () => {
    // now, and not when the menu has gone: until then nothing would say that its owner is still in use
    button.current?.focus()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // from the button the browser itself goes on to what is next
    if (event.key === 'Tab') return close()
    const places = [...menu.current!.children]
    const to = itemAfterKey(event.key, places.indexOf(document.activeElement!), items)
    const isHeld = event.repeat && (event.key === 'Enter' || event.key === ' ')
    if (event.key === 'Escape') close()
    else if (to !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) (places[to] as HTMLElement).focus()
    else if (!isHeld) return
    // the dialog round it stays open, the page does not scroll, and the key that opened the menu chooses nothing in it
    event.preventDefault()
  }

  return (
    <div
      ref={menu}
      id={id}
      popover="manual"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className="menu"
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !isOurs(relatedTarget)) onClose()
      }}
    >
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="menuitem"
          className={classNames('menu__item', item.danger && 'menu__item--danger')}
          aria-disabled={item.disabled || undefined}
          onClick={() => {
            if (item.disabled) return
            close()
            item.onAction()
          }}
        >
          {item.icon}
          {item.label}
        </button>
      ))}
    </div>
  )
}
