/**
 * The one standing exception to "the head decides each time": a switch that says whom it lets in, to what, and until when.
 * It shows what the server has, so it moves when the server has answered.
 */
import { useState } from 'react'
import type { Sharing } from '#domain/api/sharing.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { useTablet } from '#app/store/provider.tsx'
import { refusalWords, words as all } from './share-words.ts'

const words = all.agreement

export interface YearlyAgreementProps {
  readonly rid: string
  readonly agreement: Sharing['agreement']
  readonly onChanged: () => void
  readonly say: (what: string) => void
}

export function YearlyAgreement({ rid, agreement: { year, managers, given }, onChanged, say }: YearlyAgreementProps) {
  const { api } = useTablet()
  const now = useNow()
  const [busy, setBusy] = useState(false)

  async function change(agreed: boolean) {
    if (busy) return
    setBusy(true)
    const result = await api('agree', { params: { rid }, body: { agreed } })
    setBusy(false)
    say('answer' in result ? (agreed ? words.on(year) : words.off) : refusalWords(result))
    onChanged()
  }

  return (
    <section className="share__part" aria-labelledby="share-agreement">
      <h3 className="share__title" id="share-agreement">
        {words.title}
      </h3>
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={given !== null}
          aria-checked={given !== null}
          aria-describedby="share-agreement-until"
          aria-busy={busy || undefined}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{words.toggle(managers)}</span>
      </label>
      <p className="muted small" id="share-agreement-until">
        {words.until(year)} {given && words.given(given.by, whenWords(given.at, now))}{' '}
        {managers.length === 0 && words.nobody}
      </p>
    </section>
  )
}
