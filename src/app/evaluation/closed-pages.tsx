/**
 * What stands in place of an evaluation that cannot be opened: not here yet, not this person's, or damaged. A damaged
 * one is never drawn as an empty form, which would look like lost work and could be saved over it.
 */
import { Link } from '@tanstack/react-router'
import { BackToReviews } from '#app/shell/back-to-reviews.tsx'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { HelpLink } from '#app/shell/help-link.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconAlert, IconOffline, IconSaveCopy } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useActions } from '#app/sync/hooks.ts'
import { pageTitle, words } from './words.ts'

function ClosedHeader({ school }: { school: string | undefined }) {
  useDocumentTitle(pageTitle(words.own, school))
  return (
    <>
      <AppHeader
        back={<BackToReviews />}
        title={school ?? words.own}
        status={
          <>
            <SaveStatus />
            <HelpLink />
          </>
        }
      />
      <ConnectionBanner />
    </>
  )
}

export function LoadingPage({ school }: { school?: string }) {
  return (
    <>
      <ClosedHeader school={school} />
      <Page>
        <PageTitle title={words.own} />
        <Progress label={words.loading} />
      </Page>
    </>
  )
}

/** With a school the review is here, but this person has no evaluation in it. */
export function MissingPage({ school }: { school?: string }) {
  return (
    <>
      <ClosedHeader school={school} />
      <Page>
        <PageTitle title={words.own} />
        <EmptyState
          icon={<IconOffline />}
          title={school ? words.missing.notYours : words.missing.title}
          action={
            <Link to="/" className={buttonClass('primary')}>
              {words.back}
            </Link>
          }
        >
          {school ? words.missing.notYoursText : words.missing.text}
        </EmptyState>
      </Page>
    </>
  )
}

export function DamagedPage({ school, rows }: { school: string; rows: readonly unknown[] }) {
  const { saveCopy } = useActions()
  return (
    <>
      <ClosedHeader school={school} />
      <Page className="stack">
        <PageTitle title={words.damaged.title} />
        <Banner tone="danger" icon={<IconAlert />} title={words.damaged.why}>
          {words.damaged.what}
        </Banner>
        <Button variant="primary" className="own__start" icon={<IconSaveCopy />} onClick={() => void saveCopy()}>
          {words.damaged.save}
        </Button>
        <h2>{words.damaged.raw}</h2>
        <pre className="own__raw">{JSON.stringify(rows, null, 2)}</pre>
      </Page>
    </>
  )
}
