/**
 * A new password, for whoever knows the present one. What was typed stays when it was refused, so that one slip of a
 * finger does not cost a passphrase; it goes from the page when it was taken.
 */
import { type FormEvent, useState } from 'react'
import { missingCharacters } from '#domain/password.ts'
import { PasswordField } from '#app/shell/password-field.tsx'
import { passwordWords, refusalOf } from '#app/shell/password-words.ts'
import { useTablet } from '#app/store/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconStateDone } from '#app/ui/icon.tsx'
import { words as account } from './account-words.ts'

const words = account.password

export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const { api } = useTablet()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<{ readonly of: 'current' | 'password'; readonly why: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [changed, setChanged] = useState(0)

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefusal(null)
    const result = await api('changePassword', { body: { current, password } })
    setBusy(false)
    if (!('answer' in result)) {
      const isNew = 'problem' in result && result.problem.startsWith('password-')
      return setRefusal({ of: isNew ? 'password' : 'current', why: refusalOf(result) })
    }
    setCurrent('')
    setPassword('')
    setChanged(changed + 1)
    onChanged()
  }

  const missing = missingCharacters(password)
  const { hint, longEnough } = passwordWords.choose
  return (
    <Card title={words.title}>
      {/* Fields of their own after each change: the browser must not offer to fill in what is no longer true. */}
      <form key={changed} className="stack" onSubmit={(event) => void change(event)}>
        {changed > 0 && (
          <Banner tone="success" icon={<IconStateDone />} title={words.done}>
            {words.doneText}
          </Banner>
        )}
        <p className="muted small">{words.lead}</p>
        <PasswordField
          label={words.current}
          name="current"
          autoComplete="current-password"
          error={refusal?.of === 'current' ? refusal.why : null}
          onType={setCurrent}
        />
        <PasswordField
          label={passwordWords.newPassword}
          name="password"
          autoComplete="new-password"
          hint={hint}
          error={refusal?.of === 'password' ? refusal.why : null}
          onType={setPassword}
        />
        {password !== '' && (
          <p className="muted small">{missing > 0 ? passwordWords.choose.missing(missing) : longEnough}</p>
        )}
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {words.button}
          </Button>
        </div>
      </form>
    </Card>
  )
}
