import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { QueueItem } from '#app/store/store.ts'
import { Card } from '#app/ui/card.tsx'
import { CopyText } from '#app/writing/copy-text.tsx'
import { ChangeTime, ChangeWords } from './change-words.tsx'
import { describe } from './describe.ts'
import { LetItGo } from './let-it-go.tsx'
import { type Parts, partsOfItem } from './parts.ts'
import type { KnownReview } from './use-reviews.ts'
import { words } from './words.ts'

/** A change that the server would not take: it stays on this device, whole, until its author lets it go. */
export function RefusedChange({ item, review, now }: { item: QueueItem; review: KnownReview; now: Date }) {
  const change = describe(review.framework, useWhole(item))
  return (
    <Card title={words.item.couldNotBeSent} headingLevel={3} aside={review.school} className="attention__card">
      <p>{item.lastError}</p>
      <div className="change--framed">
        <ChangeWords change={change} whole />
        <ChangeTime at={item.at} decision={item.doc === null} now={now} />
      </div>
      <div className="attention__actions">
        {change.text !== null && <CopyText text={change.text} />}
        <LetItGo rid={item.rid} mids={[item.mid]} text={change.text} refused />
      </div>
    </Card>
  )
}

/** The queue's rows carry the beginning of a value only; here it is wanted whole. */
function useWhole(item: QueueItem): Parts {
  const store = useStore()
  const row = useLive(store, () => store.port.read(['outbox'], (rows) => rows.get('outbox', item.mid)), [item.mid])
  if (row?.write) return { doc: row.write.doc, what: row.write.field, value: row.write.value }
  return row?.command ? { doc: null, what: row.command.type, value: row.command.args } : partsOfItem(item)
}
