/**
 * What somebody has typed for an amendment that is not published yet: the wording of each text, and the reason. It stays on
 * the device through a reload, a closed tab and a page that was never finished, until it is given or taken back.
 */
import { useCallback, useState } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
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
  const store = useStore()
  // A storage that does not answer leaves the form shut: who typed into an empty one would replace what is kept.
  const kept = useLive(store, () => undecidedIn(store.port, placeOf(rid)), [rid])
  const [typed, setTyped] = useState<ReadonlyMap<string, string | null>>(new Map())
  const [keeping, setKeeping] = useState<Keeping>('kept')
  const [keeper] = useState(() => keeperOf(store.port, placeOf(rid), setKeeping))

  const keep = useCallback<Keep>(
    (name, words) => {
      setTyped((before) => new Map(before).set(name, words))
      return keeper(name, words)
    },
    [keeper],
  )
  if (!kept) return null
  const latest = new Map<string, string | null>([...kept, ...typed])
  const all = new Map([...latest].flatMap(([name, words]) => (words === null ? [] : [[name, words] as const])))
  return {
    wordings: new Map([...all].filter(([name]) => name !== REASON)),
    reason: all.get(REASON) ?? '',
    keeping,
    word: keep,
    say: (reason) => keep(REASON, reason === '' ? null : reason),
    clear: () => {
      for (const name of all.keys()) void keep(name, null)
    },
  }
}
