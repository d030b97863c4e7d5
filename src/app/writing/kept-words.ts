/**
 * Words that are typed for a decision and belong to none yet. They are kept for as long as this tab lives, whatever becomes of
 * the form or the page that they are typed in, also through a reload: they are somebody's words, and a decision that is not
 * made may not be sent.
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
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const allWords = () => (kept ??= stored())

function set(key: string, text: string | null): void {
  const words = new Map(allWords())
  if (text === null) words.delete(key)
  else words.set(key, text)
  kept = words
  store(key, text)
  for (const listener of listeners) listener()
}

/** What a reload has left; a browser that keeps nothing has them in memory all the same. */
function stored(): ReadonlyMap<string, string> {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(ROOT))
    return new Map(keys.map((key) => [key, sessionStorage.getItem(key) ?? '']))
  } catch {
    return new Map()
  }
}

function store(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Full or forbidden: the words stay in memory.
  }
}
