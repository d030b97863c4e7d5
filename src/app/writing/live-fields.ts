/**
 * The fields of one document as the screens see them, outside React: a save changes one field, and only what shows
 * that field is drawn again. Heads that say the same as before keep their identity, whatever the database hands over.
 * What is counted over all fields waits until the hand rests: nobody reads a tab's state in the middle of a word.
 */
import { useRef, useSyncExternalStore } from 'react'
import type { Fields, Head } from '#domain/custody/state.ts'
import { toStorable } from '#domain/framework/kinds.ts'

type Subscribe = (listener: () => void) => () => void

/** Fields, and how to hear when they are others. */
export interface Source {
  readonly get: () => Fields
  readonly subscribe: Subscribe
}

export interface LiveFields extends Source {
  readonly heads: (field: string) => readonly Head[]
  /** As of when a field last came, went, or changed in anything but the words of its text. */
  readonly shape: Source
  /** As of when nothing had changed for a moment. */
  readonly rested: Source
  /** What the database says now. */
  readonly set: (next: Fields) => void
}

const NONE: readonly Head[] = Object.freeze([])
const REST_MS = 400

/** Runs `work` after `ms`; the answer cancels it. */
type Schedule = (work: () => void, ms: number) => () => void

export function liveFields(first: Fields, schedule: Schedule): LiveFields {
  const all = source(first)
  const shape = source(first)
  // One count after the other, each in a task of its own: a letter that is typed meanwhile comes in between.
  const rested = source(first, (listener) => void schedule(listener, 0))
  let cancel: (() => void) | null = null
  return {
    get: all.get,
    subscribe: all.subscribe,
    heads: (field) => all.get().get(field) ?? NONE,
    shape,
    rested,
    set: (next) => {
      const before = all.get()
      const { fields, changed, reshaped } = compare(before, next)
      if (!changed) return
      if (reshaped) shape.change(fields)
      all.change(fields)
      cancel?.()
      cancel = schedule(() => rested.change(all.get()), REST_MS)
    },
  }
}

const atOnce = (listener: () => void) => listener()

function source(first: Fields, tell = atOnce): Source & { readonly change: (next: Fields) => void } {
  let fields = first
  const listeners = new Set<() => void>()
  return {
    get: () => fields,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (next) => {
      fields = next
      for (const listener of listeners) tell(listener)
    },
  }
}

/** `next`, with the heads of `before` wherever they say the same. */
function compare(before: Fields, next: Fields): { fields: Fields; changed: boolean; reshaped: boolean } {
  let changed = before.size !== next.size
  let reshaped = changed
  const fields = new Map<string, readonly Head[]>()
  for (const [field, heads] of next) {
    const old = before.get(field)
    const same = old !== undefined && sameHeads(old, heads)
    fields.set(field, same ? old : heads)
    if (same) continue
    changed = true
    reshaped ||= old === undefined || !isOnlyWords(field, next)
  }
  return { fields, changed, reshaped }
}

/** A text whose change moves, hides and adds nothing. Of a deleted point, it may: then a person is asked. */
function isOnlyWords(field: string, fields: Fields): boolean {
  return field.endsWith('/text') && !fields.has(field.replace(/text$/, '_deleted'))
}

function sameHeads(a: readonly Head[], b: readonly Head[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ mid, value, receivedAt }, i) => {
      const other = b[i]!
      return mid === other.mid && receivedAt === other.receivedAt && sameValue(value, other.value)
    })
  )
}

const sameValue = (a: Head['value'], b: Head['value']) =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))

/**
 * Whether a control that shows this text shows what is stored. It keeps what was pasted into it, and the store what every
 * engine can keep of that; its line ends are its own too.
 */
export const showsStored = (shown: string, stored: string) => toStorable(shown) === stored.replaceAll(/\r\n?/g, '\n')

export function useHeads(live: LiveFields, field: string): readonly Head[] {
  const get = () => live.heads(field)
  return useSyncExternalStore(live.subscribe, get, get)
}

/** What `select` makes of the fields; the component is drawn again only when `same` says that it is another. */
export function useFields<T>(from: Source, select: (fields: Fields) => T, same: (a: T, b: T) => boolean): T {
  const last = useRef<{ fields: Fields; select: (fields: Fields) => T; value: T } | null>(null)
  const get = () => {
    const fields = from.get()
    const known = last.current
    if (known && known.fields === fields && known.select === select) return known.value
    const value = select(fields)
    const shown = known && same(known.value, value) ? known.value : value
    last.current = { fields, select, value: shown }
    return shown
  }
  return useSyncExternalStore(from.subscribe, get, get)
}
