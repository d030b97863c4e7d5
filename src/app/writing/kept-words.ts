/** What a form is given of the words that are typed in it for a decision that is not made yet. */
import { useMemo, useSyncExternalStore } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { type Keeping, type Undecided, undecidedOf } from '#app/store/undecided.ts'

export interface KeptWords {
  readonly of: (key: string) => string | undefined
  /** All that is kept here, by key; a text that was emptied is kept as such. */
  readonly all: readonly (readonly [key: string, words: string])[]
  /** Null lets them go. */
  readonly keep: (key: string, words: string | null) => void
  /** These words are in a decision now; what was typed since is kept. */
  readonly given: (key: string, words: string) => void
  readonly keeping: Keeping
  /** Resolves once all that was typed so far is durable, or with false where it is not. */
  readonly kept: () => Promise<boolean>
}

/** Whether the device has said what was typed before: a page asks before it draws a form that keeps words. */
export function useIsAsked(): boolean {
  return useUndecided().words !== null
}

/**
 * @param place the review, and what the words are for
 * @throws before the device has been asked: a mistake of ours
 */
export function useKeptWords(place: string): KeptWords {
  const { undecided, words, keeping } = useUndecided()
  if (!words) throw new Error('The device has not been asked yet what was typed')
  return useMemo(() => keptIn(undecided, `${place}/`, words, keeping), [undecided, place, words, keeping])
}

function useUndecided() {
  const undecided = undecidedOf(useStore())
  return { undecided, ...useSyncExternalStore(undecided.subscribe, undecided.getState, undecided.getState) }
}

function keptIn(undecided: Undecided, prefix: string, words: ReadonlyMap<string, string>, keeping: Keeping): KeptWords {
  const keep = (key: string, text: string | null) => undecided.keep(prefix + key, text)
  return {
    of: (key) => words.get(prefix + key),
    all: [...words].flatMap(([key, text]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), text] as const] : [],
    ),
    keep,
    given: (key, text) => {
      if (undecided.getState().words?.get(prefix + key) === text) keep(key, null)
    },
    keeping,
    kept: () => undecided.kept(),
  }
}
