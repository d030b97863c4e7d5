/**
 * The fields of one document as the screens see them, outside React: a save changes one field, and only what shows
 * that field is drawn again. Heads that say the same as before keep their identity, whatever the database hands over.
 */
import { useRef, useSyncExternalStore } from 'react'
import type { Fields, Head } from '#domain/custody/state.ts'

export interface LiveFields {
  readonly get: () => Fields
  readonly heads: (field: string) => readonly Head[]
  readonly subscribe: (listener: () => void) => () => void
  /** What the database says now. */
  readonly set: (next: Fields) => void
}

const NONE: readonly Head[] = Object.freeze([])

export function liveFields(first: Fields): LiveFields {
  let fields = first
  const listeners = new Set<() => void>()
  return {
    get: () => fields,
    heads: (field) => fields.get(field) ?? NONE,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      const kept = keepIdentity(fields, next)
      if (kept === fields) return
      fields = kept
      for (const listener of listeners) listener()
    },
  }
}

/** `next`, with the heads of `before` wherever they say the same; `before` itself when all of it does. */
function keepIdentity(before: Fields, next: Fields): Fields {
  let changed = before.size !== next.size
  const kept = new Map<string, readonly Head[]>()
  for (const [field, heads] of next) {
    const old = before.get(field)
    const same = old !== undefined && sameHeads(old, heads)
    if (!same) changed = true
    kept.set(field, same ? old : heads)
  }
  return changed ? kept : before
}

function sameHeads(a: readonly Head[], b: readonly Head[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ mid, value, receivedAt }, i) => {
      const other = b[i]!
      return (
        mid === other.mid && receivedAt === other.receivedAt && JSON.stringify(value) === JSON.stringify(other.value)
      )
    })
  )
}

export function useHeads(live: LiveFields, field: string): readonly Head[] {
  return useSyncExternalStore(live.subscribe, () => live.heads(field))
}

/** What `select` makes of the fields; the component is drawn again only when `same` says that it is another. */
export function useFields<T>(live: LiveFields, select: (fields: Fields) => T, same: (a: T, b: T) => boolean): T {
  const last = useRef<{ fields: Fields; select: (fields: Fields) => T; value: T } | null>(null)
  return useSyncExternalStore(live.subscribe, () => {
    const fields = live.get()
    const known = last.current
    if (known && known.fields === fields && known.select === select) return known.value
    const value = select(fields)
    const shown = known && same(known.value, value) ? known.value : value
    last.current = { fields, select, value: shown }
    return shown
  })
}
