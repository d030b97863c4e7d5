/* A menu button whose menu is fetched when someone reaches for it: the first load does not pay for react-aria. The button
   is ours and never swapped, so focus stays on it while the chunk loads, which works offline since it is precached.
   Not React.lazy: a chunk that cannot be had would take the whole screen down with it, and the words on it. */
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonVariant } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconMore } from './icon.tsx'
import { showToast } from './toast-store.ts'

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
  /** Told whenever the menu opens or closes: its owner must stay while it is open. */
  onToggle?: (isOpen: boolean) => void
}

type Popover = typeof import('./menu-popover.tsx').MenuPopover

async function loadPopover(): Promise<Popover | null> {
  try {
    const chunk = await import('./menu-popover.tsx')
    return chunk.MenuPopover
  } catch {
    return null // offline before the app was kept on the device; the next press tries again
  }
}

export function LazyMenu(props: LazyMenuProps) {
  const { label, items, children, variant = 'quiet', className, disabled, onToggle } = props
  const button = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState<{ Popover: Popover; within: Element | undefined } | null>(null)
  // pressing the button takes the focus from an open menu, which closes it before the click arrives
  const openAtPress = useRef<boolean | null>(null)

  const preload = () => void loadPopover()
  const close = useCallback(() => {
    setOpened(null)
    onToggle?.(false)
  }, [onToggle])
  const open = async () => {
    const Popover = await loadPopover()
    if (!Popover) {
      showToast('This menu is not on the device yet. Connect once, then try again.')
      return
    }
    // inside the landmark or the modal dialog it belongs to, where screen readers and the top layer find it
    setOpened({ Popover, within: button.current?.closest('dialog, main, header, .bottom-bar') ?? undefined })
    onToggle?.(true)
  }

  return (
    <>
      <Button
        ref={button}
        variant={variant}
        className={classNames(!children && 'button--icon', className)}
        aria-label={children ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        disabled={disabled}
        onPointerEnter={preload}
        onFocus={preload}
        onPointerDown={() => {
          openAtPress.current = opened !== null
        }}
        onClick={() => {
          const wasOpen = openAtPress.current ?? opened !== null
          openAtPress.current = null
          if (wasOpen) close()
          else void open()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          void open()
        }}
      >
        {children ?? <IconMore />}
      </Button>
      {opened && <opened.Popover label={label} items={items} trigger={button} within={opened.within} onClose={close} />}
    </>
  )
}
