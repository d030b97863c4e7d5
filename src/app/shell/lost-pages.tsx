/**
 * What stands where no screen can: an address that does not exist, or a fault of ours. Both say first that nothing
 * written is affected, because that is what people fear.
 */
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'

export function NotFoundPage() {
  return (
    <Page>
      <PageTitle title="This page does not exist" lead="The address may be mistyped. Nothing you wrote is affected." />
      <Link to="/" className={buttonClass('primary')}>
        Go to your reviews
      </Link>
    </Page>
  )
}

/** The last resort for a fault of ours. What is saved is on the device; reloading shows it again. */
export function ErrorPage({ error }: { error: unknown }) {
  useEffect(() => console.error(error), [error])
  return (
    <Page>
      <PageTitle
        title="This page could not be shown"
        lead="It is our fault, not yours. Everything that was saved is on this device."
      />
      <p>
        <Button variant="primary" onClick={() => location.reload()}>
          Show the page again
        </Button>{' '}
        <a className={buttonClass('secondary')} href="/queue">
          See what is waiting, and save a copy
        </a>
      </p>
    </Page>
  )
}
