/**
 * The team board: for each person and device, what is on the server and what is missing. The lead looks here before
 * moderation starts, so that nobody's afternoon is left behind on a tablet in a bag. Only the server knows this, so
 * the page says from when its facts are.
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
import { IconBack } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import './people.css'
import { TeamBoard } from './team-board.tsx'
import { words } from './words.ts'

export function TeamPage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/team' })
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
      <Page width="desktop">
        {!(review && isTeam(review)) && <PageTitle title={words.title} />}
        {found.status === 'loading' && <Progress label={words.opening} />}
        {found.status === 'missing' && (
          <EmptyState title={words.missingReview.title}>{words.missingReview.text}</EmptyState>
        )}
        {review && isTeam(review) && <TeamBoard key={review.id} review={review} />}
        {review && !isTeam(review) && <EmptyState title={words.notAllowed.title}>{words.notAllowed.text}</EmptyState>}
      </Page>
    </>
  )
}

const isTeam = ({ myRole }: ReviewDetail) => myRole === 'PR' || myRole === 'LR' || myRole === 'CT'
