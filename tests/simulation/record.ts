/** What people did on a simulated day and were told of it: what the invariants are held against. */
import type { Json } from '#domain/custody/canonical.ts'

/** Something that a person wrote into one field at one sitting. */
export interface Writing {
  readonly person: string
  readonly browser: string
  readonly doc: string
  readonly field: string
  /** Everything typed so far. */
  value: Json
  /** What stood there after each letter. */
  readonly typed: Json[]
  /** What was on the screen when it said "Saved"; undefined while it never did. */
  saved: Json | undefined
}

export interface Record {
  readonly writings: Writing[]
  /** The writes whose values a browser has shown to its person, as `browser mid`. */
  readonly shown: Set<string>
  /** An older copy of the server's store was put back: for a while it lacks what it had confirmed. */
  isPutBack: boolean
  /** A tablet was copied: what waited there unsent can be typed on into on both, and is kept twice under one id. */
  hasTwin: boolean
  /** What happened, in order, for people. */
  readonly trace: string[]
}

export const emptyRecord = (): Record => ({
  writings: [],
  shown: new Set(),
  isPutBack: false,
  hasTwin: false,
  trace: [],
})

/** Whether a value is what was shown as saved, or what stood there later at that sitting. */
export function holds({ saved, typed }: Writing, kept: Json): boolean {
  return typed.lastIndexOf(kept) >= typed.lastIndexOf(saved ?? null) && typed.includes(kept)
}

export const textOf = (value: Json) => (typeof value === 'string' ? value : '')
