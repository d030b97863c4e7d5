/**
 * What somebody has typed for an amendment that is not published yet: the wording of each text, and the reason. It stays on
 * the device through a reload, a closed tab and a page that was never finished, until it is given or taken back.
 */
import { useCallback, useEffect, useState } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { type Keep, type Keeping, keeperOf, undecidedIn } from '#app/store/undecided.ts'

const REASON = 'reason'
const placeOf = (rid: string) => `${rid}/amend`

export interface Amendment {
  /** By the key of its text. */
  readonly wordings: ReadonlyMap<string, string>
  readonly reason: string
  readonly keeping: Keeping
  /** Null takes it back: the text is left as it was published. */
  readonly word: Keep
  readonly say: (reason: string) => Promise<boolean>
  /** It has been given, and waits to be sent as a decision. */
  readonly clear: () => void
}

/** Null until the device has been asked. */
export function useAmendment(rid: string): Amendment | null {
  const { port } = useStore()
  const [typed, setTyped] = useState<ReadonlyMap<string, string> | null>(null)
  const [keeping, setKeeping] = useState<Keeping>('kept')
  const [keeper] = useState(() => keeperOf(port, placeOf(rid), setKeeping))
  useEffect(() => {
    let gone = false
    const found = (words: ReadonlyMap<string, string>) => {
      if (!gone) setTyped(words)
    }
    undecidedIn(port, placeOf(rid)).then(found, () => {
      found(new Map())
      setKeeping('failed')
    })
    return () => {
      gone = true
    }
  }, [port, rid])

  const keep = useCallback<Keep>(
    (name, words) => {
      setTyped((before) => {
        const after = new Map(before)
        if (words === null) after.delete(name)
        else after.set(name, words)
        return after
      })
      return keeper(name, words)
    },
    [keeper],
  )
  if (!typed) return null
  return {
    wordings: new Map([...typed].filter(([name]) => name !== REASON)),
    reason: typed.get(REASON) ?? '',
    keeping,
    word: keep,
    say: (reason) => keep(REASON, reason === '' ? null : reason),
    clear: () => {
      for (const name of typed.keys()) void keep(name, null)
    },
  }
}
