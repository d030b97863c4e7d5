/**
 * One's own account: who one is, where one is signed in, and one's password. Only the server knows most of it, and
 * somebody may well come here because a tablet was lost: so it says at each thing what becomes of the words on it.
 */
import { ROLES } from '#domain/people.ts'
import { BackToReviews } from '#app/shell/back-to-reviews.tsx'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { HelpLink } from '#app/shell/help-link.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import type { SignedIn } from '#app/store/device.ts'
import { useServer } from '#app/sync/server-query.ts'
import { Card } from '#app/ui/card.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconPerson } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Tag } from '#app/ui/tag.tsx'
import './account.css'
import { words } from './account-words.ts'
import { ChangePassword } from './change-password.tsx'
import { SessionList } from './session-list.tsx'

export function AccountPage() {
  const person = useSignedIn()
  const server = useServer('sessions', {})
  const entrance = useServer('entrance', {})
  useDocumentTitle(`${words.title} · QA Review`)
  return (
    <>
      <AppHeader
        back={<BackToReviews />}
        title={words.title}
        status={
          <>
            <SaveStatus />
            <HelpLink />
          </>
        }
      />
      <ConnectionBanner />
      <Page>
        <PageTitle title={words.title} />
        <div className="stack">
          {person && <Who person={person} email={server.answer?.email ?? null} />}
          <SessionList server={server} />
          {entrance.answer?.mode === 'production' && <ChangePassword onChanged={server.ask} />}
        </div>
      </Page>
    </>
  )
}

function Who({ person, email }: { person: SignedIn; email: string | null }) {
  const roles = [...new Set(person.roles.map(({ role }) => ROLES[role]))]
  return (
    <Card>
      <div className="account-who">
        <span className="account-who__mark">
          <IconPerson />
        </span>
        <div>
          <h2 className="account-who__name">{person.name}</h2>
          {email !== null && <p className="muted small">{email}</p>}
        </div>
        {roles.length === 0 ? (
          <p className="account-who__roles muted small">{words.noRoles}</p>
        ) : (
          <ul className="account-who__roles" role="list" aria-label={words.roles}>
            {roles.map((role) => (
              <li key={role}>
                <Tag tone="brand">{role}</Tag>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
