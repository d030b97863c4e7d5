/**
 * Reasons that are typed and belong to no decision yet. They are kept for as long as this tab lives, whatever area or page is
 * looked at meanwhile, also through a reload: they are somebody's words, and no decision that is not made may be sent.
 */
import { useCallback, useState } from 'react'
import { useStore } from '#app/store/hooks.ts'

export interface KeptWords {
  readonly of: (key: string) => string | undefined
  readonly keep: (key: string, words: string | null) => void
}

/** @param place the review, and what the words are for */
export function useKeptWords(place: string): KeptWords {
  const prefix = `qar-undecided/${useStore().personId}/${place}/`
  const [words, setWords] = useState<ReadonlyMap<string, string>>(() => stored(prefix))
  const keep = useCallback(
    (key: string, value: string | null) => {
      store(prefix + key, value)
      setWords((before) => {
        const after = new Map(before)
        if (value === null) after.delete(key)
        else after.set(key, value)
        return after
      })
    },
    [prefix],
  )
  return { of: (key) => words.get(key), keep }
}

/** A browser that keeps nothing has them in memory all the same. */
function stored(prefix: string): ReadonlyMap<string, string> {
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))
    return new Map(keys.map((key) => [key.slice(prefix.length), sessionStorage.getItem(key) ?? '']))
  } catch {
    return new Map()
  }
}

function store(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    // Full or forbidden: the words stay in memory.
  }
}
