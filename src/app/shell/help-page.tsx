/**
 * The help, open to everyone at every time: signed in or not, with a connection or without. It leads back to where one
 * was, because people come here in the middle of something.
 */
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router'
import { useSignedIn } from '#app/store/hooks.ts'
import { Card } from '#app/ui/card.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconBack } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { useDocumentTitle } from './document-title.ts'
import './help.css'
import { type HelpSection, sections, words } from './help-words.ts'
import { SaveStatus } from './save-status.tsx'

export function HelpPage() {
  const person = useSignedIn()
  useDocumentTitle(`${words.title} · QA Review`)
  return (
    <>
      <AppHeader back={<BackToWhereOneWas />} title={words.title} status={person && <SaveStatus />} />
      {person && <ConnectionBanner />}
      <Page className="help">
        <PageTitle title={words.title} lead={words.lead} />
        <nav aria-label={words.contents} className="help__contents no-print">
          <ul role="list">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <Link to="/help" hash={id} replace>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="stack">
          {sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </div>
      </Page>
    </>
  )
}

function BackToWhereOneWas() {
  const router = useRouter()
  const canGoBack = useCanGoBack()
  return (
    <Link
      to="/"
      aria-label={words.back}
      onClick={(event) => {
        // Opened by its address alone, or in a tab of its own, there is nothing behind it but the first page.
        if (!canGoBack) return
        event.preventDefault()
        router.history.back()
      }}
    >
      <IconBack />
    </Link>
  )
}

function Section({ section: { id, title, text, steps, meanings, link } }: { section: HelpSection }) {
  return (
    <Card title={title} id={id} className="help__section">
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {steps && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {meanings && (
        <dl>
          {meanings.map(([shown, means]) => (
            <div key={shown} className="help__meaning">
              <dt>{shown}</dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      )}
      {link && (
        <p>
          <Link to={link.to}>{link.label}</Link>
        </p>
      )}
    </Card>
  )
}
