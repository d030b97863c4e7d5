/**
 * Who has not submitted, and how far they are, in counts. Only the server knows this, so the card says from when it
 * is, and goes on saying so when the connection goes.
 */
import { clockTime } from '#app/shell/dates.ts'
import type { ServerView } from '#app/sync/server-query.ts'
import { Card } from '#app/ui/card.tsx'
import { IconOffline } from '#app/ui/icon.tsx'
import type { Progress } from '#domain/api/reviews.ts'
import type { Framework } from '#domain/framework/define.ts'
import { type ReviewState, ROLES } from '#domain/people.ts'
import type { Column } from './column.ts'
import { standing } from './reviewer-head.tsx'
import { words } from './words.ts'

export interface ProgressCardProps {
  framework: Framework
  columns: readonly Column[]
  progress: ServerView<Progress>
  /** Also those who have submitted, where their work is not on the page. */
  everyone: boolean
  state: ReviewState
}

export function ProgressCard({ framework, columns, progress, everyone, state }: ProgressCardProps) {
  const missing = columns.filter((column) => everyone || column.status === 'draft')
  if (missing.length === 0) return null
  const isOver = !'PFSR'.includes(state)
  return (
    <Card
      title={everyone ? words.teamTitle : isOver ? words.progressOver : words.progressTitle}
      className="progress-card"
      aside={<AsOf progress={progress} />}
    >
      <ul className="progress-card__people" role="list">
        {missing.map((column) => (
          <li key={column.personId} className="progress-card__person">
            <span>
              <strong>{column.name}</strong> {column.mine && words.you}{' '}
              <span className="muted small">{ROLES[column.role]}</span>
            </span>
            <span>{standing(column, framework)}</span>
          </li>
        ))}
      </ul>
      {!isOver && missing.some((column) => column.status === 'draft') && (
        <p className="muted small">{words.progressHint}</p>
      )}
    </Card>
  )
}

function AsOf({ progress: { asOf, failure } }: { progress: ServerView<Progress> }) {
  const time = asOf && clockTime(asOf)
  if (failure === 'unreachable')
    return (
      <span className="as-of">
        <IconOffline />
        {words.offline(time)}
      </span>
    )
  return time ? <span className="as-of">{words.asOf(time)}</span> : null
}
