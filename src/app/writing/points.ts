/**
 * One list of points and what a person does with it: add, move, delete, restore. A new point is only on the screen
 * until its first letter, which is saved together with its place; so an empty one is never left on other devices.
 */
import { useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { v7 } from 'uuid'
import type { Fields } from '#domain/custody/state.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import type { Draft } from '#app/store/draft.ts'
import { deletePoint, restorePoint } from './deleting.ts'
import { type Editing, choose, useEditing } from './editing.ts'
import {
  type ListedPoint,
  type LocalChange,
  type LocalChanges,
  samePoints,
  storedPoints,
  withChanges,
  withHeld,
} from './listed-points.ts'
import { useFields } from './live-fields.ts'
import { neighbourIndex, placeAt } from './place-points.ts'

export interface PointActions {
  /** The points as they are shown, in their order. */
  readonly ids: () => readonly string[]
  /** Adds a point after this one, or at the end; answers its id. */
  readonly add: (after: string | null) => string
  /** One up or down; answers where it stands now, counted from 1, or null where the list ends. */
  readonly move: (id: string, step: 1 | -1) => { readonly to: number; readonly of: number } | null
  /** Answers whether there is something to undo: false for a point that was never stored. */
  readonly remove: (id: string) => boolean
  readonly restore: (id: string) => Promise<unknown>
  /** The first letter of a new point: its place is stored with it. */
  readonly begun: (id: string) => void
  /** A point that somebody is in stays in sight even when another device deletes it; the answer lets it go. */
  readonly hold: (id: string) => () => void
}

const FIELDS = ['/order', '/text'] as const
const NO_CHANGES: LocalChanges = new Map()

export function usePoints(area: string, list: string): readonly [readonly ListedPoint[], PointActions] {
  const editing = useEditing()
  const select = useCallback((fields: Fields) => storedPoints(fields, area, list), [area, list])
  const stored = useFields(editing.live.shape, select, samePoints)
  const [changes, setChanges] = useState(NO_CHANGES)
  const [held, setHeld] = useState<ListedPoint | null>(null)
  const shown = useMemo(
    () => withChanges(withHeld(stored, changes.has(held?.id ?? '') ? null : held), changes),
    [stored, held, changes],
  )

  // The actions keep their identity, so that typing in one row draws no other row again.
  const [actions] = useState(() => actionsOf({ area, list, setChanges, setHeld }))
  useLayoutEffect(() => actions.see({ shown, editing }))
  return [shown, actions]
}

interface Now {
  readonly shown: readonly ListedPoint[]
  readonly editing: Editing | null
}
interface Place {
  readonly area: string
  readonly list: string
  readonly setChanges: (change: (changes: LocalChanges) => LocalChanges) => void
  readonly setHeld: (change: (held: ListedPoint | null) => ListedPoint | null) => void
}

function actionsOf({ area, list, setChanges, setHeld }: Place): PointActions & { see: (now: Now) => void } {
  let now: Now = { shown: [], editing: null }
  const path = (id: string) => pointPath(area, list, id)
  /** Also a point that is held in sight after another device deleted it: its words are stored, and can come back. */
  const isStored = (id: string) => begun.has(id) || FIELDS.some((field) => now.editing?.live.heads(path(id) + field)[0])
  const letGo = (id: string) => setHeld((held) => (held?.id === id ? null : held))
  /** New points whose place is on its way to the store. */
  const begun = new Set<string>()
  const latest = new Map<string, LocalChange>()
  const lay = (id: string, change: LocalChange): LocalChange => {
    const laid = { ...latest.get(id), ...change }
    latest.set(id, laid)
    setChanges(() => new Map(latest))
    return laid
  }
  const drop = (id: string) => {
    latest.delete(id)
    setChanges(() => new Map(latest))
  }
  /** Shown at once, stored at once, and no longer laid over once the store says the same, however late that is. */
  const stored = async (id: string, laid: LocalChange, storing: Promise<boolean>) => {
    const { draft, refresh } = now.editing!
    if (!(await storing)) await saved(draft).then(refresh)
    if (latest.get(id) === laid) drop(id)
  }
  const storeOrder = (id: string, order: string, laid: LocalChange) =>
    stored(id, laid, choose(now.editing!, `${path(id)}/order`, order))
  /** One after the other: a deletion first saves what was typed, and what takes it back must not overtake it. */
  let deleting: Promise<unknown> = Promise.resolve()
  const inTurn = (work: typeof deletePoint, id: string): Promise<boolean> => {
    const turn = work(now.editing!, path(id), deleting)
    deleting = turn.catch(() => undefined)
    return turn
  }
  const place = (id: string, index: number) => {
    for (const { id: each, order } of placeAt(now.shown, id, index)) {
      const laid = lay(each, { order })
      if (isStored(each)) void storeOrder(each, order, laid)
    }
  }

  return {
    see: (seen) => {
      now = seen
    },
    ids: () => now.shown.map((point) => point.id),
    add: (after) => {
      const id = v7()
      const { shown } = now
      const at = after === null ? shown.length : shown.findIndex((point) => point.id === after) + 1
      place(id, at)
      return id
    },
    move: (id, step) => {
      const { shown } = now
      const to = neighbourIndex(shown, id, step)
      if (to === null) return null
      place(id, to)
      return { to: to + 1, of: shown.length }
    },
    remove: (id) => {
      letGo(id)
      if (!isStored(id)) {
        drop(id)
        return false
      }
      void stored(id, lay(id, { deleted: true }), inTurn(deletePoint, id))
      return true
    },
    restore: async (id) => {
      await inTurn(restorePoint, id)
      if (latest.get(id)?.deleted) drop(id)
    },
    begun: (id) => {
      const order = now.shown.find((point) => point.id === id)?.order
      if (order === undefined || begun.has(id)) return
      begun.add(id)
      void storeOrder(id, order, lay(id, { order }))
    },
    hold: (id) => {
      const point = now.shown.find((each) => each.id === id) ?? null
      setHeld(() => point)
      return () => letGo(id)
    },
  }
}

/** Resolves when nothing of the draft is unsaved: a storage that failed is tried again by itself. */
function saved(draft: Draft): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (draft.getState().dirty) return
      stop()
      resolve()
    }
    const stop = draft.subscribe(look)
    look()
  })
}
