/**
 * The way in: with a password of one's own, or in the demonstration as one of its people. Which it is only the server
 * knows. Whoever stays signed in never sees this page again, with a connection or without; whoever signed out needs
 * the server to come back, since nobody's work is opened on the device's word alone.
 */
import { useState } from 'react'
import { useServer } from '#app/sync/server-query.ts'
import { Progress } from '#app/ui/progress.tsx'
import { useDocumentTitle } from './document-title.ts'
import { PasswordSignIn } from './password-sign-in.tsx'
import { PersonaSignIn } from './persona-sign-in.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { SignInOffline } from './sign-in-offline.tsx'
import { words } from './sign-in-words.ts'

export function SignInPage() {
  const server = useServer('entrance', {})
  /** In the demonstration: whoever was invited there may try their password, too. */
  const [withPassword, setWithPassword] = useState(false)
  useDocumentTitle('Sign in · QA Review')
  if (server.answer)
    return server.answer.mode === 'demo' && !withPassword ? (
      <PersonaSignIn onPassword={() => setWithPassword(true)} />
    ) : (
      <PasswordSignIn />
    )
  return (
    <SignInFrame title={words.signIn}>
      {server.failure === null ? (
        <Progress label={words.loading} />
      ) : (
        <SignInOffline asking={server.asking} onAsk={server.ask} />
      )}
    </SignInFrame>
  )
}
