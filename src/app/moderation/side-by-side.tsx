/**
 * The reviewers of one area beside each other: as many columns as fit, each list starting at the same height in
 * every column, so that the eye compares across. Where only one fits they stand below each other, each under its
 * own name.
 */
import { type CSSProperties, type ReactNode, useId } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import type { Column } from './column.ts'
import { words } from './words.ts'

type Read = Column & { readonly read: Fields }

export interface SideBySideProps {
  columns: readonly Read[]
  /** How many rows each column has below its name. */
  rows: number
  children: (column: Read) => { badge?: ReactNode; rows: ReactNode }
}

export function SideBySide({ columns, rows, children }: SideBySideProps) {
  if (columns.length === 0) return <p className="muted">{words.nobodyYet}</p>
  const style = { '--side-rows': rows + 1 } as CSSProperties
  return (
    <div className="side-by-side" style={style}>
      {columns.map((column) => (
        <OneReviewer key={column.personId} column={column} {...children(column)} />
      ))}
    </div>
  )
}

function OneReviewer({ column, badge, rows }: { column: Column; badge?: ReactNode; rows: ReactNode }) {
  const id = useId()
  return (
    <article className="one-reviewer" aria-labelledby={id}>
      <div className="one-reviewer__head">
        <h3 className="one-reviewer__name" id={id}>
          {column.name} {column.mine && <span className="reviewer-name__you">{words.you}</span>}
        </h3>
        {badge}
      </div>
      {rows}
    </article>
  )
}
