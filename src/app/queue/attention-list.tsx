import type { HeldItem, QueueItem } from '#app/store/store.ts'
import { grouped, subjectOf } from './grouped.ts'
import { HeldChanges } from './held-change.tsx'
import { partsOfEntry } from './parts.ts'
import { RefusedChange } from './refused-change.tsx'
import type { KnownReview } from './use-reviews.ts'

export interface AttentionListProps {
  held: readonly HeldItem[]
  refused: readonly QueueItem[]
  reviewOf: (rid: string) => KnownReview
  now: Date
}

const together = ({ rid, held: { mid, reason, entry } }: HeldItem) =>
  `${rid} ${reason} ${subjectOf(partsOfEntry(entry), mid)}`

/** What needs the person: changes that the server keeps without having applied them, and those it would not take. */
export function AttentionList({ held, refused, reviewOf, now }: AttentionListProps) {
  return (
    <ul className="attention" role="list">
      {grouped(held, together).map((items) => (
        <li key={items[0]!.held.mid}>
          <HeldChanges items={items} review={reviewOf(items[0]!.rid)} now={now} />
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
