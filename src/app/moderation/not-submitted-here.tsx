import type { Column } from './column.ts'
import { words } from './words.ts'

/** Whose evaluation is not here to be read, each with counts at most. */
export function NotSubmittedHere(props: { columns: readonly Column[]; counts?: (column: Column) => string }) {
  const { columns, counts } = props
  const missing = columns.filter((column) => column.read === null)
  if (missing.length === 0) return null
  return (
    <ul className="not-here" role="list">
      {missing.map((column) => (
        <li key={column.personId}>
          <strong>{column.name}:</strong> {where(column, counts)}
        </li>
      ))}
    </ul>
  )
}

function where(column: Column, counts: ((column: Column) => string) | undefined): string {
  if (column.status === 'draft') return words.notSubmitted(column.progress && counts ? counts(column) : null)
  return column.withheld ? words.withheld : words.waitingHere
}
