/**
 * The first page after signing in: the reviews that one is on, those that need work now first. A reviewer with one
 * review at hand should be in it with one more tap; whoever is on none is told what will happen.
 */
import type { ReviewSummary } from '#domain/api/reviews.ts'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { HelpLink } from '#app/shell/help-link.tsx'
import { InstallNotice } from '#app/shell/install-notice.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { SignedInMenu } from '#app/shell/signed-in-menu.tsx'
import { type ReviewListView, useReviewList, useSignedIn } from '#app/store/hooks.ts'
import { useSaveStatus } from '#app/sync/hooks.ts'
import { AppHeader } from '#app/ui/header.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconDown, IconOffline } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { NoReviews } from './no-reviews.tsx'
import { inOrder } from './order.ts'
import { ReviewCard } from './review-card.tsx'
import { words } from './words.ts'

export function ReviewsPage() {
  const person = useSignedIn()
  const list = useReviewList()
  useDocumentTitle(`${words.title} · QA Review`)
  return (
    <>
      <AppHeader
        title="QA Review"
        subtitle={person?.name}
        status={
          <>
            <SaveStatus />
            <HelpLink />
            <SignedInMenu />
          </>
        }
      />
      <ConnectionBanner />
      <Page>
        <PageTitle title={words.title} />
        <InstallNotice />
        <List list={list} />
      </Page>
    </>
  )
}

function List({ list }: { list: ReviewListView }) {
  const { offline } = useSaveStatus()
  if (list.status === 'loading' && offline)
    return (
      <EmptyState icon={<IconOffline />} title={words.unfetched.title}>
        {words.unfetched.text}
      </EmptyState>
    )
  if (list.status === 'loading') return <Progress label={words.loading} />
  if (list.reviews.length === 0) return <NoReviews fetchedAt={list.fetchedAt} />
  const all = inOrder(list.reviews)
  const over = all.filter(isOver)
  const present = all.filter((review) => !isOver(review))
  return (
    <>
      <Cards reviews={present} />
      {over.length > 0 && (
        <details className="earlier" open={present.length === 0}>
          <summary className="earlier__summary">
            <IconDown />
            {words.earlier(over.length)}
          </summary>
          <Cards reviews={over} />
        </details>
      )}
    </>
  )
}

/** Kept to be read; whoever comes to work should not have to look past them. */
const isOver = ({ state }: ReviewSummary) => state === 'A' || state === 'W'

function Cards({ reviews }: { reviews: readonly ReviewSummary[] }) {
  return (
    <ul className="reviews">
      {reviews.map((review) => (
        <li key={review.id}>
          <ReviewCard review={review} />
        </li>
      ))}
    </ul>
  )
}
