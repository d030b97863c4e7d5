import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import type { Seen } from './store.ts'

/** One person editing one field, from the moment they began until they left it and all of it is durable. */
export interface Editing {
  readonly session: string
  /** What the next write replaces: what was seen at the beginning, then one's own last write. */
  seen: readonly Seen[]
  /** What the value speaks of by its id, as `Change` has it. */
  names?: readonly Seen[] | undefined
  value: Json | undefined
  saved: Json | undefined
  hasSaved: boolean
  ended: boolean
}

export function beginEditing(session: string, seen: readonly Seen[]): Editing {
  return { session, seen, value: undefined, saved: undefined, hasSaved: false, ended: false }
}

export function isUnsaved({ value, saved, hasSaved }: Editing): boolean {
  return value !== undefined && !(hasSaved && same(value, saved))
}

/**
 * Takes a new value. False when there is nothing to save: it is what was seen or saved already, and nothing else was
 * typed in between. A control that only repeats its value must not make a write.
 */
export function tookHold(editing: Editing, value: Json): boolean {
  const [seen, ...others] = editing.seen
  const asSeen = seen === undefined ? value === null : others.length === 0 && same(value, seen.value)
  if (!isUnsaved(editing) && !editing.hasSaved && asSeen) return false
  editing.value = value
  return isUnsaved(editing)
}

const same = (a: Json | undefined, b: Json | undefined) =>
  a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b)
