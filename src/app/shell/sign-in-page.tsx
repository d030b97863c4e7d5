/**
 * The way in. In the demonstration each of its people is one tap away. Whoever stays signed in never sees this page
 * again, with a connection or without; whoever signed out needs the server to come back, since nobody's work is
 * opened on the device's word alone.
 */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problem, toDetails } from '#domain/problem.ts'
import { isFault } from '#app/store/faults.ts'
import { useActions } from '#app/sync/hooks.ts'
import { useServer } from '#app/sync/server-query.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useDocumentTitle } from './document-title.ts'
import { HelpLink } from './help-link.tsx'
import { SignInOffline } from './sign-in-offline.tsx'
import { words } from './sign-in-words.ts'

export function SignInPage() {
  const { signIn } = useActions()
  const server = useServer('personas', {})
  const navigate = useNavigate()
  const [signingIn, setSigningIn] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  /** The answer that was on the screen when a sign-in did not reach the server: a newer one proves that it can again. */
  const [lostAfter, setLostAfter] = useState<Date | null>(null)
  useDocumentTitle('Sign in · QA Review')

  async function enter(persona: string) {
    setSigningIn(persona)
    setFailure(null)
    const result = await signIn(persona)
    setSigningIn(null)
    if ('person' in result) return navigate({ to: '/' })
    if (isFault(result)) return setFailure(words.notKept)
    if ('problem' in result) return setFailure(wordsOf(result.problem))
    setLostAfter(server.asOf)
    server.ask()
  }

  const lost = lostAfter !== null && lostAfter.getTime() === server.asOf?.getTime()
  const offline = server.failure === 'unreachable' || lost
  const refused = failure ?? (server.failure === null || offline ? null : wordsOf(server.failure))
  return (
    <Page className="sign-in">
      <div className="sign-in__brand">
        <Logo />
        <span className="sign-in__name">QA Review</span>
        <HelpLink />
      </div>
      <PageTitle title={words.title} lead={words.demo} />
      <div className="stack">
        {offline && <SignInOffline asking={server.asking} onAsk={server.ask} />}
        {refused !== null && (
          <Banner
            tone="danger"
            icon={<IconAlert />}
            title={refused}
            action={<Button onClick={server.ask}>{words.tryAgain}</Button>}
          />
        )}
        {server.answer === undefined && server.failure === null && <Progress label={words.loading} />}
        <ul className="personas">
          {server.answer?.personas.map(({ persona, name, about }) => (
            <li key={persona} className="personas__item">
              <Button
                className="personas__button"
                busy={signingIn === persona}
                disabled={offline}
                aria-describedby={`about-${persona}`}
                onClick={() => void enter(persona)}
              >
                {words.continueAs(name)}
              </Button>
              <p id={`about-${persona}`} className="personas__about">
                {about}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

function wordsOf(slug: Parameters<typeof problem>[0]): string {
  return toDetails(problem(slug)).detail ?? ''
}
