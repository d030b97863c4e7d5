/* The areas of an evaluation as WAI-ARIA tabs on native buttons (or links, when an item has an address). A tab's name is
   exactly its label; how far the area is stands in its description and its icon, never in the name or a colour alone.
   Arrow keys move and select at once: a panel here is local data and shows without delay. */
import { useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconError, IconStateCurrent, IconStateDone, IconStateEmpty, IconStateStarted } from './icon.tsx'

/** `asked`: something waits for an answer there; the mark stays whichever tab is open. */
export type TabState = 'done' | 'started' | 'current' | 'empty' | 'asked'

interface TabWords {
  id: string
  label: string
  href?: string
}

/** Without a state the tab has no icon; with one it says the same in words, e.g. "Started: 2 points". */
export type TabItem = TabWords & ({ state?: never; description?: string } | { state: TabState; description: string })

export interface TabsProps {
  /** What the tabs choose among, for screen readers. */
  label: string
  items: readonly TabItem[]
  current: string
  onSelect: (id: string) => void
}

const stateIcon = {
  done: IconStateDone,
  started: IconStateStarted,
  current: IconStateCurrent,
  empty: IconStateEmpty,
  asked: IconError,
}

const tabId = (id: string) => `tab-${id}`
const panelId = (id: string) => `panel-${id}`

export function Tabs({ label, items, current, onSelect }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)

  // Only the list scrolls: scrollIntoView would also move the page under the hand.
  useLayoutEffect(() => {
    const box = list.current
    if (!box) return undefined
    const observer = new ResizeObserver(() => revealCurrent(box))
    observer.observe(box)
    revealCurrent(box)
    return () => observer.disconnect()
  }, [current])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(
      event.key,
      items.findIndex((item) => item.id === current),
      items.length,
    )
    const item = next === null ? undefined : items[next]
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    document.getElementById(tabId(item.id))?.focus()
    onSelect(item.id)
  }

  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list}>
      {items.map((item) => (
        <Tab key={item.id} item={item} selected={item.id === current} onSelect={onSelect} onKeyDown={onKeyDown} />
      ))}
    </div>
  )
}

function revealCurrent(list: HTMLElement): void {
  const tab = list.querySelector<HTMLElement>('[aria-selected="true"]')
  if (!tab) return
  const before = tab.offsetLeft - list.offsetLeft - 24
  const after = before + tab.offsetWidth + 48 - list.clientWidth
  if (list.scrollLeft > before) list.scrollLeft = before
  else if (list.scrollLeft < after) list.scrollLeft = Math.min(before, after)
}

function nextIndex(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % count
  if (key === 'ArrowLeft') return (index - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}

interface TabProps {
  item: TabItem
  selected: boolean
  onSelect: (id: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Tab({ item, selected, onSelect, onKeyDown }: TabProps) {
  const Icon = item.state && stateIcon[item.state]
  const shared = {
    id: tabId(item.id),
    role: 'tab',
    className: classNames('tab', item.state && `tab--${item.state}`),
    'aria-selected': selected,
    'aria-controls': selected ? panelId(item.id) : undefined,
    'aria-description': item.description,
    tabIndex: selected ? 0 : -1,
    onKeyDown,
  }
  const content = (
    <>
      {Icon && <Icon />}
      {item.label}
    </>
  )
  if (item.href === undefined) {
    return (
      <button type="button" {...shared} onClick={() => onSelect(item.id)}>
        {content}
      </button>
    )
  }
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return // a new tab or window is the browser's business
    event.preventDefault()
    onSelect(item.id)
  }
  return (
    <a href={item.href} {...shared} onClick={onClick}>
      {content}
    </a>
  )
}

/** The panel of the tab with this id; render the current one only. */
export function TabPanel({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  return (
    <div role="tabpanel" id={panelId(id)} aria-labelledby={tabId(id)} className={className}>
      {children}
    </div>
  )
}
