import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTablet } from '#app/store/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { IconStateDone } from '#app/ui/icon.tsx'
import { useDocumentTitle } from './document-title.ts'
import { passwordWords as words, refusalOf } from './password-words.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** Asking for a link by mail. The answer is the same for every address, so that nobody learns who is here. */
export function ForgottenPage() {
  const { api } = useTablet()
  const [sent, setSent] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  useDocumentTitle('A new password · QA Review')

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = new FormData(event.currentTarget).get('email')
    if (busy || typeof email !== 'string') return
    setBusy(true)
    const result = await api('forgotPassword', { body: { email } })
    setBusy(false)
    if ('answer' in result) setSent(true)
    else setFailure(refusalOf(result))
  }

  return (
    <SignInFrame title={words.forgotten.title} lead={words.forgotten.lead}>
      {sent ? (
        <Banner tone="success" icon={<IconStateDone />} title={words.forgotten.sent} />
      ) : (
        <Card className="sign-in__form">
          <form className="stack" onSubmit={(event) => void ask(event)}>
            <Field label={words.email} error={failure}>
              <input className="input" name="email" type="email" autoComplete="username" required />
            </Field>
            <div>
              <Button type="submit" variant="primary" busy={busy}>
                {words.forgotten.button}
              </Button>
            </div>
          </form>
        </Card>
      )}
      <Link to="/sign-in">{words.forgotten.back}</Link>
    </SignInFrame>
  )
}
