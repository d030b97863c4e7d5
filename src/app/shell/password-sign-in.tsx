/** Signing in with an address and a password. What was typed stays when it was refused; nothing else here is lost by it. */
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { isFault } from '#app/store/faults.ts'
import { useActions } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { PasswordField } from './password-field.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { passwordWords as words, refusalOf } from './password-words.ts'

export function PasswordSignIn() {
  const { signIn } = useActions()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFailure(null)
    const result = await signIn({ email: textOf(form, 'email'), password: textOf(form, 'password') })
    setBusy(false)
    if ('person' in result) await navigate({ to: '/' })
    else setFailure(isFault(result) ? words.notKept : refusalOf(result))
  }

  return (
    <SignInFrame title={words.signIn.title} lead={words.signIn.lead}>
      <Card className="sign-in__form">
        <form className="stack" onSubmit={(event) => void enter(event)}>
          <Field label={words.email}>
            <input className="input" name="email" type="email" autoComplete="username" required />
          </Field>
          <PasswordField label={words.password} name="password" autoComplete="current-password" error={failure} />
          <div className="sign-in__actions">
            <Button type="submit" variant="primary" busy={busy}>
              {words.signIn.button}
            </Button>
            <Link to="/forgotten">{words.signIn.forgotten}</Link>
          </div>
        </form>
      </Card>
    </SignInFrame>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
