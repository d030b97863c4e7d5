/**
 * What needs the person: changes that the server keeps without having applied them, and changes that it would not
 * take. Each is shown whole, with why and what to do, because these are words that stand nowhere else.
 */
import { Link } from '@tanstack/react-router'
import type { HeldItem, QueueItem } from '#app/store/store.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HELD_WORDS } from '#domain/problem.ts'
import { ChangeWords } from './change-words.tsx'
import { CopyText } from './copy-text.tsx'
import { type Described, describe } from './describe.ts'
import { LetItGo } from './let-it-go.tsx'
import { partsOfEntry, partsOfItem } from './parts.ts'
import { StillNeeded } from './still-needed.tsx'
import type { KnownReview } from './use-reviews.ts'
import { words } from './words.ts'

interface Common {
  reviewOf: (rid: string) => KnownReview
  now: Date
}

export function AttentionList({
  held,
  refused,
  reviewOf,
  now,
}: Common & { held: readonly HeldItem[]; refused: readonly QueueItem[] }) {
  return (
    <ul className="attention" role="list">
      {held.map((item) => (
        <li key={item.held.mid}>
          <HeldChange item={item} reviewOf={reviewOf} now={now} />
        </li>
      ))}
      {refused.map((item) => (
        <li key={item.mid}>
          <RefusedChange item={item} reviewOf={reviewOf} now={now} />
        </li>
      ))}
    </ul>
  )
}

function HeldChange({ item: { rid, doc, held }, reviewOf, now }: Common & { item: HeldItem }) {
  const review = reviewOf(rid)
  const { why, what } = HELD_WORDS[held.reason]
  const parts = partsOfEntry(held.entry)
  const change = parts ? describe(review.framework, parts) : unreadable(held.entry)
  const at = typeof held.entry['at'] === 'string' ? held.entry['at'] : held.receivedAt
  return (
    <Card title={why} headingLevel={3} aside={review.school} className="attention__card">
      <p>{what}</p>
      <div className="change change--framed">
        <ChangeWords change={change} at={at} now={now} whole />
      </div>
      {held.fields && held.fields.length > 0 && <StillNeeded review={review} doc={doc} fields={held.fields} />}
      {held.reason === 'locked' && (
        <p className="attention__hint">
          <strong>{words.held.includeTitle}:</strong> {words.held.lockedHint}
        </p>
      )}
      <div className="attention__actions">
        {change.text !== null && <CopyText text={change.text} />}
        {doc.startsWith('evaluation/') && review.summary && (
          <Link to="/reviews/$rid/evaluation" params={{ rid }} className={buttonClass('secondary')}>
            {words.held.openEvaluation}
          </Link>
        )}
        <LetItGo rid={rid} mid={held.mid} text={change.text} />
      </div>
    </Card>
  )
}

function RefusedChange({ item, reviewOf, now }: Common & { item: QueueItem }) {
  const review = reviewOf(item.rid)
  const change = describe(review.framework, partsOfItem(item))
  return (
    <Card title={words.item.couldNotBeSent} headingLevel={3} aside={review.school} className="attention__card">
      <p>{item.lastError}</p>
      <div className="change change--framed">
        <ChangeWords change={change} at={item.at} now={now} whole />
      </div>
    </Card>
  )
}

function unreadable(entry: HeldItem['held']['entry']): Described {
  return { where: words.unknownDocument, what: words.unreadable, text: JSON.stringify(entry, null, 2) }
}
