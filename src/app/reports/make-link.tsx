/**
 * Makes a link for somebody. Its token stands only in the answer, so the link is shown here until the dialog is closed and
 * never again: whoever lost it makes another.
 */
import { type FormEvent, useState } from 'react'
import type { Audience } from '#domain/api/sharing.ts'
import { useTablet } from '#app/store/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { IconCopy } from '#app/ui/icon.tsx'
import { AUDIENCES, audienceWords, capital, refusalWords, words as all } from './share-words.ts'

const words = all.make

interface Made {
  readonly who: string
  readonly address: string
}

export interface MakeLinkProps {
  readonly rid: string
  readonly archived: boolean
  readonly onMade: () => void
  readonly say: (what: string) => void
}

export function MakeLink({ rid, archived, onMade, say }: MakeLinkProps) {
  const { api } = useTablet()
  const [kind, setKind] = useState<Audience['kind']>('governors')
  const [name, setName] = useState('')
  const [days, setDays] = useState(31)
  const [state, setState] = useState<'idle' | 'making' | 'nameless'>('idle')
  const [made, setMade] = useState<Made | null>(null)

  async function make(event: FormEvent) {
    event.preventDefault()
    if (state === 'making') return
    if (kind === 'other' && name.trim() === '') return setState('nameless')
    setState('making')
    const audience: Audience = kind === 'other' ? { kind, name: name.trim() } : { kind }
    const result = await api('makeShare', { params: { rid }, body: { audience, days } })
    setState('idle')
    if (!('answer' in result)) return say(refusalWords(result))
    setMade({ who: audienceWords(audience), address: `${location.origin}/shared#${result.answer.token}` })
    say(words.isMade)
    onMade()
  }

  return (
    <section className="share__part" aria-labelledby="share-make">
      <h3 className="share__title" id="share-make">
        {words.title}
      </h3>
      <p className="muted small">{archived ? words.archived : words.text}</p>
      {!archived && (
        <form className="share__form" onSubmit={(event) => void make(event)}>
          <Field label={words.who}>
            <select
              className="input"
              value={kind}
              onChange={(event) => setKind(event.target.value as Audience['kind'])}
            >
              {Object.entries(AUDIENCES).map(([each, label]) => (
                <option key={each} value={each}>
                  {capital(label)}
                </option>
              ))}
              <option value="other">{words.other}</option>
            </select>
          </Field>
          <Field label={words.long}>
            <select className="input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {Object.entries(words.days).map(([each, label]) => (
                <option key={each} value={each}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          {kind === 'other' && (
            <Field
              className="share__wide"
              label={words.name}
              hint={words.nameHint}
              error={state === 'nameless' && words.nameMissing}
            >
              <input className="input" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
            </Field>
          )}
          <div className="share__wide">
            <Button type="submit" variant="primary" busy={state === 'making'}>
              {words.button}
            </Button>
          </div>
        </form>
      )}
      {made && <MadeLink made={made} say={say} />}
    </section>
  )
}

function MadeLink({ made: { who, address }, say }: { made: Made; say: (what: string) => void }) {
  const copy = async () => {
    const done = await (navigator.clipboard?.writeText(address) ?? Promise.reject()).then(
      () => true,
      () => false,
    )
    say(done ? words.copied : words.copyFailed)
  }
  return (
    <div className="share__made">
      <Field label={words.made(who)} hint={words.once}>
        <input className="input" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <Button variant="primary" icon={<IconCopy />} onClick={() => void copy()}>
        {words.copy}
      </Button>
    </div>
  )
}
