/**
 * The first page after signing in. A reviewer with one review at hand should be in it with one more tap; whoever is on
 * none is told what will happen.
 */
import type { ReviewSummary } from '#domain/api.ts'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { SignedInMenu } from '#app/shell/signed-in-menu.tsx'
import { useReviewList, useSignedIn } from '#app/store/hooks.ts'
import { AppHeader } from '#app/ui/header.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconCalendar } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { InstallNotice } from '#app/shell/install-notice.tsx'
import { ReviewCard } from './review-card.tsx'

/** The first page after signing in: the reviews that one is on, those that need work now first. */
export function ReviewsPage() {
  const person = useSignedIn()
  const list = useReviewList()
  useDocumentTitle('Your reviews · QA Review')
  return (
    <>
      <AppHeader
        title="QA Review"
        subtitle={person?.name}
        status={
          <>
            <SaveStatus />
            <SignedInMenu />
          </>
        }
      />
      <ConnectionBanner />
      <Page>
        <PageTitle title="Your reviews" />
        <InstallNotice />
        {list.status === 'loading' ? (
          <Progress label="Fetching your reviews, so that they are on this device" />
        ) : list.reviews.length === 0 ? (
          <EmptyState icon={<IconCalendar />} title="You are not on a review">
            When the central team puts you on one, it appears here by itself and is kept on this device.
          </EmptyState>
        ) : (
          <ul className="reviews">
            {sorted(list.reviews).map((review) => (
              <li key={review.id}>
                <ReviewCard review={review} />
              </li>
            ))}
          </ul>
        )}
      </Page>
    </>
  )
}

/** Work before waiting, and the nearer in time first. */
function sorted(reviews: readonly ReviewSummary[]): readonly ReviewSummary[] {
  const urgency = 'FRSPMCUAW'
  return reviews.toSorted(
    (a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
  )
}
