/**
 * The way into the demonstration: each of its people is one tap away. A sign-in that does not reach the server says so,
 * and that nothing is lost by it, until a newer answer proves that the server can be reached again.
 */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { problem, toDetails } from '#domain/problem.ts'
import { isFault } from '#app/store/faults.ts'
import { useActions } from '#app/sync/hooks.ts'
import { useServer } from '#app/sync/server-query.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { SignInOffline } from './sign-in-offline.tsx'
import { words } from './sign-in-words.ts'

export function PersonaSignIn({ onPassword }: { onPassword: () => void }) {
  const { signIn } = useActions()
  const server = useServer('personas', {})
  const navigate = useNavigate()
  const [signingIn, setSigningIn] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  /** The answer that was on the screen when a sign-in did not reach the server: a newer one proves that it can again. */
  const [lostAfter, setLostAfter] = useState<Date | null>(null)

  async function enter(persona: string) {
    setSigningIn(persona)
    setFailure(null)
    const result = await signIn({ persona })
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
    <SignInFrame title={words.title} lead={words.demo}>
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
      <p className="sign-in__actions">
        <Button onClick={onPassword}>{words.withPassword}</Button>
        <Link to="/demo/mailbox">{words.mailbox}</Link>
      </p>
    </SignInFrame>
  )
}

function wordsOf(slug: Parameters<typeof problem>[0]): string {
  return toDetails(problem(slug)).detail ?? ''
}
