import type { HeldItem, QueueItem } from '#app/store/store.ts'
import { HeldChange } from './held-change.tsx'
import { RefusedChange } from './refused-change.tsx'
import type { KnownReview } from './use-reviews.ts'

export interface AttentionListProps {
  held: readonly HeldItem[]
  refused: readonly QueueItem[]
  reviewOf: (rid: string) => KnownReview
  now: Date
}

/** What needs the person: changes that the server keeps without having applied them, and those it would not take. */
export function AttentionList({ held, refused, reviewOf, now }: AttentionListProps) {
  return (
    <ul className="attention" role="list">
      {held.map((item) => (
        <li key={item.held.mid}>
          <HeldChange item={item} review={reviewOf(item.rid)} now={now} />
        </li>
      ))}
      {refused.map((item) => (
        <li key={item.mid}>
          <RefusedChange item={item} review={reviewOf(item.rid)} now={now} />
        </li>
      ))}
    </ul>
  )
}
