/**
 * The lead reviewer's page "Submitted evaluations", and the team's once moderation has started: what was handed in,
 * side by side and exactly as typed. It reads from this device, so it opens in a school without a connection, and
 * it can change nothing.
 */
import { useParams } from '@tanstack/react-router'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import './moderation.css'
import { SubmittedWork } from './submitted-work.tsx'
import { words } from './words.ts'

export function SubmittedPage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/submitted' })
  return (
    <ReviewFrame rid={rid} title={words.title} teamOnly width="desktop" className="submitted-page">
      {(review) => <SubmittedWork review={review} />}
    </ReviewFrame>
  )
}
