/**
 * The team board: for each person and device, what is on the server and what is missing. The lead looks here before
 * moderation starts, so that nobody's afternoon is left behind on a tablet in a bag. Only the server knows this, so
 * the page says from when its facts are.
 */
import { useParams } from '@tanstack/react-router'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import './people.css'
import { TeamBoard } from './team-board.tsx'
import { words } from './words.ts'

export function TeamPage() {
  const { rid } = useParams({ from: '/with-person/asked/reviews/$rid/team' })
  return (
    <ReviewFrame rid={rid} title={words.title} teamOnly width="desktop">
      {(review) => <TeamBoard review={review} />}
    </ReviewFrame>
  )
}
