/**
 * What waits to be sent, by school, point by point and oldest first. Offline all day this can be hundreds of changes, so the first of
 * them are shown and the rest on request: the count above the list is what people look for.
 */
import { useState } from 'react'
import type { QueueItem } from '#app/store/store.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconClock, IconSending } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ChangeTime, ChangeWords } from './change-words.tsx'
import { describe } from './describe.ts'
import { type Folded, folded, grouped, pointIn, subjectOf } from './grouped.ts'
import { partsOfItem } from './parts.ts'
import type { KnownReview } from './use-reviews.ts'
import { words } from './words.ts'

const FIRST = 40

export interface WaitingListProps {
  items: readonly QueueItem[]
  reviewOf: (rid: string) => KnownReview
  now: Date
}

export function WaitingList({ items, reviewOf, now }: WaitingListProps) {
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, FIRST)
  const rids = [...new Set(shown.map((item) => item.rid))]
  return (
    <>
      {rids.map((rid) => {
        const review = reviewOf(rid)
        const here = shown.filter((item) => item.rid === rid)
        return (
          <Card key={rid} title={review.school} headingLevel={3}>
            <ol className="changes">
              {grouped(here, (item) => subjectOf(partsOfItem(item), item.mid)).map((group) => (
                <Subject key={group[0]!.mid} items={group} review={review} now={now} />
              ))}
            </ol>
          </Card>
        )
      })}
      {shown.length < items.length && <Button onClick={() => setAll(true)}>{words.showAll(items.length)}</Button>}
    </>
  )
}

/** One change, or all changes of one point under its name. */
function Subject({
  items,
  review: { framework },
  now,
}: {
  items: readonly QueueItem[]
  review: KnownReview
  now: Date
}) {
  const [first, ...more] = folded(items, partsOfItem).map((told) => ({ told, parts: partsOfItem(told.item) }))
  if (more.length === 0)
    return (
      <li className="change">
        <ChangeWords change={describe(framework, first!.parts)} />
        <Sending told={first!.told} now={now} />
      </li>
    )
  const whole = { ...first!.parts, what: `${pointIn(first!.parts.what) ?? ''}/text` }
  const subject = { ...describe(framework, whole), text: null }
  return (
    <li className="change change--several">
      <ChangeWords change={subject} />
      <ol className="changes">
        {[first!, ...more].map(({ told, parts }) => (
          <li key={told.item.mid} className="change">
            <ChangeWords change={describe(framework, parts)} under={subject} />
            <Sending told={told} now={now} />
          </li>
        ))}
      </ol>
    </li>
  )
}

function Sending({ told: { item, records }, now }: { told: Folded<QueueItem>; now: Date }) {
  const { at, doc, wasSent } = item
  return (
    <div className="change__state">
      <Tag tone={wasSent ? 'info' : 'neutral'} icon={wasSent ? <IconSending /> : <IconClock />}>
        {wasSent ? words.item.unconfirmed : words.item.notSent}
      </Tag>
      <ChangeTime at={at} decision={doc === null} now={now} />
      {records.length > 0 && <span className="change__when">{words.item.counted(records.length + 1)}</span>}
    </div>
  )
}
