/**
 * The way in. In the demonstration each of its people is one tap away. Whoever stays signed in never sees this page
 * again, with a connection or without.
 */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isFault } from '#app/store/faults.ts'
import { useTablet } from '#app/store/provider.tsx'
import { useActions } from '#app/sync/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { problemWords } from './problem-words.ts'

const NOT_KEPT =
  'This device could not save what was typed last, so nobody was changed. Go back, save a copy, and try again.'

export function SignInPage() {
  const { api } = useTablet()
  const { signIn } = useActions()
  const personas = useQuery({
    queryKey: ['personas'],
    queryFn: async () => {
      const result = await api('personas', {})
      if ('answer' in result) return result.answer.personas
      throw new Error(problemWords(result))
    },
  })
  const navigate = useNavigate()
  const [signingIn, setSigningIn] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function enter(persona: string) {
    setSigningIn(persona)
    setFailure(null)
    const result = await signIn(persona)
    setSigningIn(null)
    if ('person' in result) await navigate({ to: '/' })
    else setFailure(isFault(result) ? NOT_KEPT : problemWords(result))
  }

  const problem = failure ?? personas.error?.message
  return (
    <Page className="sign-in">
      <div className="sign-in__brand">
        <Logo />
        QA Review
      </div>
      <PageTitle
        title="Who are you today?"
        lead="This is the demonstration: a fictional network with reviews in each state. Choose a person to see the product as they do."
      />
      {problem && (
        <Banner
          tone="danger"
          icon={<IconAlert />}
          title={problem}
          action={<Button onClick={() => void personas.refetch()}>Try again</Button>}
        />
      )}
      {personas.isPending && <Progress label="Asking the server who is there" />}
      <ul className="personas">
        {personas.data?.map(({ persona, name, about }) => (
          <li key={persona} className="personas__item">
            <Button
              className="personas__button"
              busy={signingIn === persona}
              aria-describedby={`about-${persona}`}
              onClick={() => void enter(persona)}
            >
              Continue as {name}
            </Button>
            <p id={`about-${persona}`} className="personas__about">
              {about}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
