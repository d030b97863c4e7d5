/**
 * What the lead can decide in this state of the review: to start fieldwork, or to start moderation. The dialog names
 * who has not submitted, and the decision carries the same names, so that nobody is left out by a screen that was old.
 */
import { IconModerate, IconForward } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ReviewState } from '#domain/people.ts'
import type { Column } from './column.ts'
import { DecideButton } from './decide-button.tsx'
import { words } from './words.ts'

export interface DecisionsProps {
  rid: string
  state: ReviewState
  columns: readonly Column[]
  /** The state was decided on this device and waits to be sent. */
  waits: boolean
}

export function Decisions({ rid, state, waits, columns }: DecisionsProps) {
  if (state === 'P')
    return (
      <DecideButton
        rid={rid}
        command={{ type: 'review.start', args: {} }}
        icon={<IconForward />}
        label={words.start.button}
        {...words.start}
      >
        <p>{words.start.text}</p>
      </DecideButton>
    )
  if (state !== 'F') return null
  const missing = columns.filter((column) => column.role === 'PR' && column.status !== 'submitted')
  return (
    <>
      {waits && <Tag tone="info">{words.start.waiting}</Tag>}
      <DecideButton
        rid={rid}
        command={{ type: 'moderation.open', args: { without: missing.map((column) => column.personId) } }}
        icon={<IconModerate />}
        label={words.open.button}
        title={words.open.title}
        confirm={missing.length === 0 ? words.open.confirm : words.open.confirmWithout(missing.length)}
        done={words.open.done}
      >
        <p>{missing.length === 0 ? words.open.everyone : words.open.without(missing.map((column) => column.name))}</p>
        {missing.length > 0 && <p className="decide-more">{words.open.afterwards}</p>}
      </DecideButton>
    </>
  )
}
