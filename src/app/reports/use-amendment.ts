/** What somebody has typed for an amendment that is not published yet: the wording of each text, and the reason. */
import { type KeptWords, useKeptWords } from '#app/writing/kept-words.ts'

const REASON = 'reason'

export interface Amendment extends Pick<KeptWords, 'keeping' | 'kept'> {
  /** By the key of its text. */
  readonly wordings: ReadonlyMap<string, string>
  readonly reason: string
  /** Null takes it back: the text is left as it was published. */
  readonly word: KeptWords['keep']
  readonly say: (reason: string) => void
  /** It has been given as it was shown here, and waits to be sent as a decision; what was typed since stays. */
  readonly clear: () => void
}

export function useAmendment(rid: string): Amendment {
  const { of, all, keep, given, keeping, kept } = useKeptWords(`${rid}/amend`)
  return {
    wordings: new Map(all.filter(([name]) => name !== REASON)),
    reason: of(REASON) ?? '',
    keeping,
    kept,
    word: keep,
    say: (reason) => keep(REASON, reason === '' ? null : reason),
    clear: () => {
      for (const [name, words] of all) given(name, words)
    },
  }
}
