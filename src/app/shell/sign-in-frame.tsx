import type { ReactNode } from 'react'
import { Logo } from '#app/ui/logo.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { HelpLink } from './help-link.tsx'

/** What stands around everything that can be done here without being signed in. */
export function SignInFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Page className="sign-in">
      <div className="sign-in__brand">
        <Logo />
        <span className="sign-in__name">QA Review</span>
        <HelpLink />
      </div>
      <PageTitle title={title} lead={lead} />
      <div className="stack">{children}</div>
    </Page>
  )
}
