/**
 * What stands around every page of a review but the evaluation itself: the way back, the school, whether the work is
 * safe, the review's other pages; and the words for a review that is not here, or not for this person. A page that
 * brings its own would say the same thing in other words.
 */
import { type ReactNode, Fragment } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { useReview } from '#app/store/hooks.ts'
import { useLookingAt } from '#app/sync/hooks.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconOffline, IconPeople } from '#app/ui/icon.tsx'
import { type PageProps, Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { BackToReviews } from './back-to-reviews.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { dayRange } from './dates.ts'
import { useDocumentTitle } from './document-title.ts'
import { HelpLink } from './help-link.tsx'
import { ReviewNav } from './review-nav.tsx'
import { SaveStatus } from './save-status.tsx'

export interface ReviewFrameProps extends Pick<PageProps, 'width' | 'className'> {
  rid: string
  /** The page's own name, said in the window's title and where the page itself cannot be drawn. */
  title: string
  /** Schools and hubs read the report, never how the team works. */
  teamOnly?: boolean
  /** The page; it brings its own `PageTitle`. */
  children: (review: ReviewDetail) => ReactNode
}

export function ReviewFrame({ rid, title, teamOnly = false, children, ...page }: ReviewFrameProps) {
  const found = useReview(rid)
  const review = found.status === 'ready' ? found.review : null
  useLookingAt(rid)
  const shown = review && (!teamOnly || isTeam(review)) ? review : null
  useDocumentTitle(`${title} · ${review?.school.name ?? 'QA Review'}`)
  return (
    <>
      <AppHeader
        back={<BackToReviews />}
        title={review?.school.name ?? title}
        subtitle={review ? dayRange(review.from, review.to) : undefined}
        status={
          <>
            <SaveStatus />
            <HelpLink />
          </>
        }
      >
        {review && <ReviewNav review={review} />}
      </AppHeader>
      <ConnectionBanner />
      <Page {...page}>
        {shown ? (
          <Fragment key={shown.id}>{children(shown)}</Fragment>
        ) : (
          <>
            <PageTitle title={title} />
            <NotShown status={found.status} />
          </>
        )}
      </Page>
    </>
  )
}

const isTeam = ({ myRole }: ReviewDetail) => myRole === 'PR' || myRole === 'LR' || myRole === 'CT'

function NotShown({ status }: { status: 'loading' | 'missing' | 'ready' }) {
  if (status === 'loading') return <Progress label="Opening the review…" />
  if (status === 'missing')
    return (
      <EmptyState icon={<IconOffline />} title="This review is not on this device">
        You may not be on it, or it has not been fetched yet. It appears in your reviews by itself.
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconPeople />} title="This page is for the review’s team">
      There is nothing here that you can read.
    </EmptyState>
  )
}
