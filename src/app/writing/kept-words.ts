/**
 * Words that are typed for a decision and belong to none yet: a sentence or two, kept on this device with each letter,
 * whatever becomes of the form, the page or the tab that they are typed in. They are somebody's words, and a decision that
 * is not made may not be sent.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { useStore } from '#app/store/hooks.ts'

export interface KeptWords {
  readonly of: (key: string) => string | undefined
  /** All that is kept here and is more than space, by key. */
  readonly all: () => readonly (readonly [key: string, words: string])[]
  readonly keep: (key: string, words: string | null) => void
  /** These words are in a decision now; what was typed since is kept. */
  readonly given: (key: string, words: string) => void
}

/** @param place the review, and what the words are for */
export function useKeptWords(place: string): KeptWords {
  const prefix = `${ROOT}${useStore().personId}/${place}/`
  const words = useSyncExternalStore(subscribe, allWords, allWords)
  return useMemo(() => keptIn(prefix, words), [prefix, words])
}

const ROOT = 'qar-undecided/'

function keptIn(prefix: string, words: ReadonlyMap<string, string>): KeptWords {
  return {
    of: (key) => words.get(prefix + key),
    all: () =>
      [...words]
        .filter(([key, text]) => key.startsWith(prefix) && text.trim() !== '')
        .map(([key, text]) => [key.slice(prefix.length), text]),
    keep: (key, text) => set(prefix + key, text),
    given: (key, text) => {
      if (allWords().get(prefix + key) === text) set(prefix + key, null)
    },
  }
}

let kept: ReadonlyMap<string, string> | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) globalThis.addEventListener?.('storage', typedElsewhere)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) globalThis.removeEventListener?.('storage', typedElsewhere)
  }
}

/** In another tab. What only this one has, because there is no room, stays. */
function typedElsewhere({ key, newValue }: StorageEvent): void {
  if (key?.startsWith(ROOT)) show(withWords(key, newValue))
}

const allWords = () => (kept ??= stored())

function set(key: string, text: string | null): void {
  store(key, text)
  show(withWords(key, text))
}

function withWords(key: string, text: string | null): ReadonlyMap<string, string> {
  const words = new Map(allWords())
  if (text === null) words.delete(key)
  else words.set(key, text)
  return words
}

function show(words: ReadonlyMap<string, string>): void {
  kept = words
  for (const listener of listeners) listener()
}

/** What was typed before; a browser that keeps nothing has it in memory all the same. */
function stored(): ReadonlyMap<string, string> {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)!)
    return new Map(keys.filter((key) => key.startsWith(ROOT)).map((key) => [key, localStorage.getItem(key) ?? '']))
  } catch {
    return new Map()
  }
}

function store(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  } catch {
    // Full or forbidden: the words stay in memory.
  }
}
