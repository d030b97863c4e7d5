import { Link } from '@tanstack/react-router'
import { IconBack } from '#app/ui/icon.tsx'

export function BackToReviews() {
  return (
    <Link to="/" aria-label="Back to your reviews">
      <IconBack />
    </Link>
  )
}
