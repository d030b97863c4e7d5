/**
 * Where a link from a mail leads. What proves the link stands after the address's `#`, so that no server on the way has
 * written it down; it is read once and taken out of the address, so that it stays in no history either.
 */
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import type { Answer } from '#domain/api.ts'
import { missingCharacters } from '#domain/password.ts'
import { useTablet } from '#app/store/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconAlert, IconStateDone } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useDocumentTitle } from './document-title.ts'
import { PasswordField } from './password-field.tsx'
import { passwordWords as words, refusalOf } from './password-words.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** The link could not be read: it works no more, or the server could not be asked about it. */
interface Unread {
  readonly why: string
  readonly hasEnded: boolean
}

export function ChoosePasswordPage() {
  const { api } = useTablet()
  const [token] = useState(() => location.hash.slice(1))
  const [link, setLink] = useState<Answer<'readLink'> | null>(null)
  const [unread, setUnread] = useState<Unread | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<'typing' | 'setting' | 'done'>('typing')
  useDocumentTitle('Choose a password · QA Review')

  useEffect(() => {
    history.replaceState(history.state, '', location.pathname)
  }, [])

  useEffect(() => {
    if (unread !== null) return
    let gone = false
    void api('readLink', { body: { token } }).then((result) => {
      if (gone) return
      if ('answer' in result) setLink(result.answer)
      else setUnread({ why: refusalOf(result), hasEnded: 'problem' in result && result.problem === 'link-ended' })
    })
    return () => {
      gone = true
    }
  }, [api, token, unread])

  async function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (state === 'setting') return
    setState('setting')
    setFailure(null)
    const result = await api('choosePassword', { body: { token, password: typed } })
    setState('answer' in result ? 'done' : 'typing')
    if (!('answer' in result)) setFailure(refusalOf(result))
  }

  const missing = missingCharacters(typed)
  const { title, lead, hint, button, done, reading, longEnough } = words.choose
  return (
    <SignInFrame
      title={title[link?.purpose ?? 'forgotten']}
      {...(link && state !== 'done' && { lead: lead(link.name, link.email) })}
    >
      {unread && <LinkUnread unread={unread} again={() => setUnread(null)} />}
      {link === null && unread === null && <Progress label={reading} />}
      {state === 'done' && <Banner tone="success" icon={<IconStateDone />} title={done} />}
      {link !== null && state !== 'done' && (
        <Card className="sign-in__form">
          <form className="stack" onSubmit={(event) => void choose(event)}>
            <input hidden readOnly name="email" type="email" autoComplete="username" value={link.email} />
            <PasswordField
              label={words.newPassword}
              name="password"
              autoComplete="new-password"
              hint={hint}
              error={failure}
              onType={setTyped}
            />
            <p className="muted small">{missing > 0 ? words.choose.missing(missing) : longEnough}</p>
            <div>
              <Button type="submit" variant="primary" busy={state === 'setting'}>
                {button}
              </Button>
            </div>
          </form>
        </Card>
      )}
      {state === 'done' && (
        <div>
          <Link to="/sign-in" className={buttonClass('primary')}>
            {words.forgotten.back}
          </Link>
        </div>
      )}
    </SignInFrame>
  )
}

function LinkUnread({ unread: { why, hasEnded }, again }: { unread: Unread; again: () => void }) {
  return (
    <>
      <Banner tone="caution" icon={<IconAlert />} title={why} />
      <div className="row">
        {hasEnded ? (
          <Link to="/forgotten" className={buttonClass('primary')}>
            {words.choose.askAgain}
          </Link>
        ) : (
          <Button variant="primary" onClick={again}>
            {words.choose.tryAgain}
          </Button>
        )}
        <Link to="/sign-in" className={buttonClass('secondary')}>
          {words.forgotten.back}
        </Link>
      </div>
    </>
  )
}
