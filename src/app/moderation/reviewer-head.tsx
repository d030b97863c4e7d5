import { whenWords } from '#app/shell/dates.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { Column } from './column.ts'
import { countsOf } from './progress-counts.ts'
import { words } from './words.ts'

/** A reviewer's name and where their evaluation stands. */
export function ReviewerHead({ column, framework }: { column: Column; framework: Framework }) {
  return (
    <>
      <span className="reviewer-name">
        {column.name} {column.mine && <span className="reviewer-name__you">{words.you}</span>}
      </span>
      <span className="reviewer-state">{standing(column, framework)}</span>
    </>
  )
}

/** Where an evaluation stands, in words; of one that is not submitted, counts only. */
export function standing(column: Column, framework: Framework): string {
  if (column.status === 'draft')
    return column.progress ? words.progress(countsOf(framework, column.progress)) : words.progressUnknown
  if (column.status === 'returned' && !column.withheld) return column.mine ? words.own.returned : words.returned
  if (!column.read && !column.withheld) return words.waiting
  return column.since ? words.submittedAt(whenWords(column.since, new Date())) : words.submitted
}
