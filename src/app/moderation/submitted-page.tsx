/**
 * The lead reviewer's page "Submitted evaluations", and the team's once moderation has started: what was handed in,
 * side by side and exactly as typed. It reads from this device, so it opens in a school without a connection, and
 * it can change nothing.
 */
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ReviewDetail } from '#domain/api.ts'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { dayRange } from '#app/shell/dates.ts'
import { ReviewNav } from '#app/shell/review-nav.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { useReview } from '#app/store/hooks.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconBack, IconPeople } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import './moderation.css'
import { SubmittedWork } from './submitted-work.tsx'
import { words } from './words.ts'

export function SubmittedPage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/submitted' })
  const found = useReview(rid)
  const review = found.status === 'ready' ? found.review : null
  useEffect(() => {
    document.title = `${words.title} · ${review?.school.name ?? 'QA Review'}`
  }, [review?.school.name])
  return (
    <>
      <AppHeader
        back={
          <Link to="/" aria-label={words.back}>
            <IconBack />
          </Link>
        }
        title={review?.school.name ?? words.title}
        subtitle={review ? dayRange(review.from, review.to) : undefined}
        status={<SaveStatus />}
      >
        {review && <ReviewNav review={review} />}
      </AppHeader>
      <ConnectionBanner />
      <Page width="desktop" className="submitted-page">
        {!(review && isTeam(review)) && <PageTitle title={words.title} />}
        {found.status === 'loading' && <Progress label={words.loading} />}
        {found.status === 'missing' && <EmptyState title={words.missing.title}>{words.missing.text}</EmptyState>}
        {review && isTeam(review) && <SubmittedWork key={review.id} review={review} />}
        {review && !isTeam(review) && <NotForYou />}
      </Page>
    </>
  )
}

/** Schools and hubs read the report, never a reviewer's evaluation. */
const isTeam = ({ myRole }: ReviewDetail) => myRole === 'PR' || myRole === 'LR' || myRole === 'CT'

function NotForYou() {
  return (
    <EmptyState icon={<IconPeople />} title={words.notForYou.title}>
      {words.notForYou.text}
    </EmptyState>
  )
}
