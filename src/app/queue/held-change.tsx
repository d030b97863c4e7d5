/**
 * What the server keeps without having applied it, by point or answer. It is shown whole, with why and what to do, because
 * these are words that may stand nowhere else; letting them go is a decision that only their author makes.
 */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { documentKind, instant } from '#domain/custody/grammar.ts'
import { type Stand, heldAdvice, isOnReport } from '#app/store/held-advice.ts'
import type { HeldItem } from '#app/store/store.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CopyText } from '#app/writing/copy-text.tsx'
import { ChangeTime, ChangeWords } from './change-words.tsx'
import { type Described, describe } from './describe.ts'
import { type Folded, folded } from './grouped.ts'
import { LetItGo } from './let-it-go.tsx'
import { type Parts, partsOfEntry } from './parts.ts'
import { StillNeeded } from './still-needed.tsx'
import type { KnownReview } from './use-reviews.ts'
import { words } from './words.ts'

export interface HeldChangesProps {
  /** Of one point or answer, kept for one reason: at least one. */
  items: readonly HeldItem[]
  review: KnownReview
  now: Date
}

export function HeldChanges({ items, review, now }: HeldChangesProps) {
  const { rid, held } = items[0]!
  const parts = partsOfEntry(held.entry)
  const told = folded(items, (item) => partsOfEntry(item.held.entry))
  const stand = useStand(rid, review)
  if (!stand) return null
  const { why, what } = heldAdvice(held.reason, parts, stand)
  return (
    <Card title={why} headingLevel={3} aside={review.school} className="attention__card">
      <p>{what}</p>
      {told.map((each) => (
        <HeldChange key={each.item.held.mid} told={each} review={review} now={now}>
          {each === told.at(-1) && review.listed && <WhereToGo rid={rid} parts={parts} />}
        </HeldChange>
      ))}
    </Card>
  )
}

interface HeldChangeProps {
  told: Folded<HeldItem>
  review: KnownReview
  now: Date
  /** More that can be done about it. */
  children: ReactNode
}

function HeldChange({ told: { item, records }, review, now, children }: HeldChangeProps) {
  const { rid, doc, held } = item
  const parts = partsOfEntry(held.entry)
  const change = parts ? describe(review.framework, parts) : unreadable(held.entry)
  const typed = instant.safeParse(held.entry['at'])
  return (
    <>
      <div className="change--framed">
        <ChangeWords change={change} whole />
        <ChangeTime
          at={typed.data ?? held.receivedAt}
          served={!typed.success}
          decision={parts?.doc === null}
          now={now}
        />
        {records.length > 0 && <span className="change__when">{words.item.counted(records.length + 1)}</span>}
      </div>
      {held.fields && held.fields.length > 0 && <StillNeeded review={review} doc={doc} fields={held.fields} />}
      <div className="attention__actions">
        {change.text !== null && <CopyText text={change.text} />}
        {children}
        <LetItGo rid={rid} mids={[...records, item].map((each) => each.held.mid)} text={change.text} />
      </div>
    </>
  )
}

/** Where the person stands in the review now; undefined until the database has answered. */
function useStand(rid: string, { listed, summary }: KnownReview): Stand | undefined {
  const store = useStore()
  const standing = useLive(store, () => store.evaluationStatus(rid, store.personId), [rid])
  return standing && { ...standing, listed, leads: summary?.lead === store.personId }
}

/** The page on which something can be done about it. */
function WhereToGo({ rid, parts }: { rid: string; parts: Parts | null }) {
  const look = { params: { rid }, className: buttonClass('secondary') }
  if (parts?.doc === null && parts.what.startsWith('moderation.'))
    return (
      <Link to="/reviews/$rid/submitted" {...look}>
        {words.held.openSubmitted}
      </Link>
    )
  if (parts?.doc === null && parts.what === 'report.amend')
    return (
      <Link to="/reviews/$rid/report/amend" {...look}>
        {words.held.openAmendment}
      </Link>
    )
  if (parts && (parts.doc === null ? isOnReport(parts.what) : documentKind(parts.doc) === 'section'))
    return (
      <Link to="/reviews/$rid/report" {...look}>
        {words.held.openReport}
      </Link>
    )
  if (!(parts?.doc ?? parts?.what)?.startsWith('evaluation')) return null
  return (
    <Link to="/reviews/$rid/evaluation" {...look}>
      {words.held.openEvaluation}
    </Link>
  )
}

function unreadable(entry: HeldItem['held']['entry']): Described {
  return { where: words.unknownDocument, what: words.unreadable, text: JSON.stringify(entry, null, 2) }
}
