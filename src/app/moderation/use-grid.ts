/**
 * The table of a moderation by the keyboard: which row is current, where the focus goes, and what has been chosen by a digit
 * and is not agreed yet. The functions stay the same from one drawing to the next, so that a key draws two rows and no more.
 */
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { levelsOf } from '#domain/framework/levels.ts'
import type { Framework } from '#domain/framework/define.ts'
import { AGREE_BUTTON, AGREE_REASON } from './agree-form.tsx'
import { type BoardRow, rowButton } from './board-table.tsx'
import { keyMeaning } from './grid-keys.ts'

export interface GridOptions {
  readonly framework: Framework
  /** What the filter leaves. */
  readonly rows: readonly BoardRow[]
  /** Whether this person decides: otherwise there is nothing to choose by a key. */
  readonly decides: boolean
  readonly shortcuts: boolean
  readonly onReturn: () => void
  readonly onComment: () => void
  readonly onList: () => void
}

export function useGrid(options: GridOptions) {
  const { rows } = options
  const [wanted, setWanted] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const head = useRef<HTMLHeadingElement>(null)
  const toTable = useRef(false)
  const current =
    rows.find((row) => row.id === wanted) ??
    rows.find((row) => row.kind === 'area' && row.row.area.estimate && row.row.agreed === null) ??
    rows[0]

  const choose = useCallback((area: string, level: string | null) => {
    setChosen((before) => {
      const after = new Map(before)
      if (level === null) after.delete(area)
      else after.set(area, level)
      return after
    })
  }, [])
  const latest = useRef({ options, current, chosen })
  useEffect(() => {
    latest.current = { options, current, chosen }
  })

  const open = useCallback((id: string, byKey: boolean) => {
    setWanted(id)
    const { current: at, chosen: levels } = latest.current
    // What is beside the table need not be led to; what stands below it must be.
    if (!byKey && isBeside(head.current)) return
    const isChosen = at?.id === id && at.kind === 'area' && levels.has(at.row.area.id)
    requestAnimationFrame(() => focusPanel(head.current, isChosen && at.row.differs, isChosen))
  }, [])

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const { options: now } = latest.current
      const at = now.rows.find((row) => rowButton(row.id) === event.currentTarget.id)
      const levels = levelsOf(now.framework)
      const decidable = now.decides && at?.kind === 'area' && at.row.area.estimate
      const meaning = keyMeaning(event, {
        row: now.rows.findIndex((row) => row.id === at?.id),
        rows: now.rows.length,
        levels: decidable ? levels.length : 0,
        shortcuts: now.shortcuts,
      })
      if (meaning === null) return
      event.preventDefault()
      if (meaning.does === 'move') {
        const { id } = now.rows[meaning.to]!
        setWanted(id)
        document.getElementById(rowButton(id))?.focus()
      } else if (meaning.does === 'choose' && at?.kind === 'area') {
        setWanted(at.id)
        choose(at.row.area.id, levels[meaning.level]!.id)
      } else if (meaning.does === 'return' && now.decides) now.onReturn()
      else if (meaning.does === 'comment') now.onComment()
      else if (meaning.does === 'list') now.onList()
    },
    [choose],
  )

  const back = useCallback(() => {
    toTable.current = true
    if (latest.current.current) document.getElementById(rowButton(latest.current.current.id))?.focus()
  }, [])
  // What was agreed may have left the rows that are shown: then the focus goes to the row that took its place.
  useEffect(() => {
    if (toTable.current && document.activeElement === document.body && current)
      document.getElementById(rowButton(current.id))?.focus()
  }, [current])

  return { current, head, chosen, choose, open, back, onKeyDown }
}

function isBeside(head: HTMLElement | null): boolean {
  const panel = head?.closest('.side-panel')?.getBoundingClientRect()
  const table = document.querySelector('.board__table')?.getBoundingClientRect()
  return panel !== undefined && table !== undefined && panel.left >= table.right
}

/** With a level chosen it is the next thing to do that gets the focus; otherwise the words are to be read first. */
function focusPanel(head: HTMLElement | null, needsReason: boolean, isChosen: boolean): void {
  const next = needsReason ? AGREE_REASON : isChosen ? AGREE_BUTTON : null
  const target = next === null ? head : document.getElementById(next)
  target?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: next === null ? 'start' : 'nearest' })
}
