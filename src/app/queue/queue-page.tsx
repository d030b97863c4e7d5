/**
 * The queue: everything on this device that has not been confirmed by the server, in words. It is where people come
 * when they wonder whether their work is safe, so it opens without a connection, hides nothing, and offers the two
 * things that help: to send now, and to save a copy.
 */
import { Link } from '@tanstack/react-router'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { whenWords } from '#app/shell/dates.ts'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { HelpLink } from '#app/shell/help-link.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { useHeld, useQueue } from '#app/store/hooks.ts'
import { useSaveStatus } from '#app/sync/hooks.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconBack, IconSent } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { AttentionList } from './attention-list.tsx'
import './queue.css'
import { SendPanel } from './send-panel.tsx'
import { SignedOut } from './signed-out.tsx'
import { StorageWarnings, ThisDevice } from './this-device.tsx'
import { useNow } from '#app/shell/now.ts'
import { useReviews } from './use-reviews.ts'
import { WaitingList } from './waiting-list.tsx'
import { words } from './words.ts'

export function QueuePage() {
  const { reason } = useSaveStatus()
  const now = useNow()
  const signedOut = reason === 'signed-out' || reason === 'other-person'
  useDocumentTitle(`${words.title} · QA Review`)
  return (
    <>
      <AppHeader
        back={
          <Link to="/" aria-label={words.back}>
            <IconBack />
          </Link>
        }
        title={words.title}
        status={
          <>
            <SaveStatus />
            <HelpLink />
          </>
        }
      />
      {!signedOut && <ConnectionBanner />}
      <Page className="queue-page">
        <PageTitle title={words.title} lead={words.lead} />
        <div className="stack">
          {signedOut && <SignedOut otherPerson={reason === 'other-person'} />}
          <StorageWarnings now={now} />
          <SendPanel canSend={!signedOut} />
          <Work now={now} stopped={signedOut} />
          <ThisDevice />
        </div>
      </Page>
    </>
  )
}

function Work({ now, stopped }: { now: Date; stopped: boolean }) {
  const queue = useQueue()
  const held = useHeld()
  const { lastSent } = useSaveStatus()
  const reviewOf = useReviews()
  const refused = queue.filter((item) => item.lastError !== null)
  const waiting = queue.filter((item) => item.lastError === null)
  const attention = refused.length + held.length
  const sent = lastSent === null ? words.neverSent : words.lastSent(whenWords(lastSent, now))
  return (
    <>
      {attention > 0 && (
        <section className="stack" aria-labelledby="queue-attention">
          <h2 id="queue-attention">{words.heldTitle(attention)}</h2>
          <AttentionList held={held} refused={refused} reviewOf={reviewOf} now={now} />
        </section>
      )}
      {waiting.length > 0 && (
        <section className="stack" aria-labelledby="queue-waiting">
          <div>
            <h2 id="queue-waiting">{words.waitingTitle(waiting.length)}</h2>
            <p className="muted">
              {stopped ? words.waitingHere : words.waitingText} {sent}.
            </p>
            {waiting.some((item) => item.wasSent) && <p className="muted small">{words.item.unconfirmedHint}</p>}
          </div>
          <WaitingList items={waiting} reviewOf={reviewOf} now={now} />
        </section>
      )}
      {queue.length === 0 && held.length === 0 && (
        <EmptyState icon={<IconSent />} title={words.empty.title}>
          {words.empty.text} {sent}.
        </EmptyState>
      )}
      {waiting.length === 0 && attention > 0 && <p className="muted">{words.nothingElse(sent)}</p>}
    </>
  )
}
