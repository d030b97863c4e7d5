/**
 * The table of a moderation: areas by reviewers, how far they lie apart, and what is agreed. It is a native table whose
 * rows are opened by a button; one of them at a time can be reached with Tab, and arrows move between them. Where there is
 * no room for a table the same rows are a list.
 */
import { type CSSProperties, type KeyboardEvent, memo } from 'react'
import { IconCheck, IconClock, IconStateStarted } from '#app/ui/icon.tsx'
import { DataTable } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { useWide } from '#app/ui/use-wide.ts'
import type { Framework } from '#domain/framework/define.ts'
import { type AreaRow, isToAgree } from './area-row.ts'
import { boardWords as words } from './board-words.ts'
import type { Column } from './column.ts'
import { LevelBadge } from './level-badge.tsx'
import type { Nomination } from './nominations.ts'
import { EstimateCell, RecommendationCell } from './overview-cells.tsx'
import { ReviewerHead } from './reviewer-head.tsx'
import { SpreadTag } from './spread-tag.tsx'
import { words as pageWords } from './words.ts'

/** A row of the table, by the id by which it is opened. */
export type BoardRow =
  | { readonly id: string; readonly kind: 'area'; readonly row: AreaRow }
  | { readonly id: string; readonly kind: 'excellence'; readonly nomination: Nomination }

export const rowButton = (id: string) => `row-${id}`

interface Shared {
  framework: Framework
  columns: readonly Column[]
  hasEstimates: boolean
  /** Areas of which a decision was held. */
  held: ReadonlySet<string>
  onOpen: (id: string, byKey: boolean) => void
  onKeyDown: (event: KeyboardEvent) => void
}

export interface BoardTableProps extends Shared {
  rows: readonly BoardRow[]
  current: string
}

/** What arrives for the panel draws nothing here again. */
export const BoardTable = memo(function BoardTable({ rows, current, ...shared }: BoardTableProps) {
  const { framework, columns, hasEstimates } = shared
  if (!useWide())
    return (
      <ul className="board-list" role="list" aria-label={words.rows}>
        {rows.map((each) => (
          <li key={each.id} className="board-list__row" data-selected={each.id === current}>
            <RowButton row={each} isCurrent={each.id === current} {...shared} />
            {each.kind === 'area' && each.row.area.estimate && (
              <span className="board-list__state">
                <SpreadTag spread={each.row.spread} /> <AgreedCell row={each.row} {...shared} />
              </span>
            )}
          </li>
        ))}
      </ul>
    )
  const style = { '--reviewers': columns.length, '--decided': hasEstimates ? 1 : 0 } as CSSProperties
  return (
    <div style={style}>
      <DataTable caption={hasEstimates ? words.table : words.tableOfPoints} captionHidden className="board-table">
        <thead>
          <tr>
            <th scope="col">{pageWords.area}</th>
            {columns.map((column) => (
              <th scope="col" key={column.personId}>
                <ReviewerHead column={column} framework={framework} />
              </th>
            ))}
            {hasEstimates && (
              <>
                <th scope="col" className="board-table__spread">
                  {pageWords.spread}
                </th>
                <th scope="col" className="board-table__agreed">
                  {words.agreed}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <Row key={each.id} row={each} isCurrent={each.id === current} {...shared} />
          ))}
        </tbody>
      </DataTable>
    </div>
  )
})

interface RowProps extends Shared {
  row: BoardRow
  isCurrent: boolean
}

/** Drawn again only when it is itself another: a key moves between two rows of forty. */
const Row = memo(function Row({ row: each, isCurrent, ...shared }: RowProps) {
  const { framework, columns, hasEstimates } = shared
  return (
    <tr data-selected={isCurrent || undefined}>
      <th scope="row">
        <RowButton row={each} isCurrent={isCurrent} {...shared} />
      </th>
      {columns.map((column) => (
        <td key={column.personId}>
          {each.kind === 'area' ? (
            <EstimateCell framework={framework} area={each.row.area} column={column} />
          ) : (
            <RecommendationCell framework={framework} nomination={each.nomination.id} column={column} />
          )}
        </td>
      ))}
      {hasEstimates && (
        <>
          <td>
            {each.kind === 'area' && each.row.area.estimate ? (
              <SpreadTag spread={each.row.spread} />
            ) : (
              <span className="muted">{words.noScale}</span>
            )}
          </td>
          <td>{each.kind === 'area' && each.row.area.estimate && <AgreedCell row={each.row} {...shared} />}</td>
        </>
      )}
    </tr>
  )
})

function RowButton({ row: each, isCurrent, framework, onOpen, onKeyDown }: RowProps) {
  return (
    <button
      type="button"
      className="row-button"
      id={rowButton(each.id)}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => onOpen(each.id, event.detail === 0)}
      onKeyDown={onKeyDown}
    >
      {each.kind === 'area' ? each.row.area.title : framework.excellence?.title}
      {each.kind === 'excellence' && (
        <span className="overview__nomination">{each.nomination.title ?? pageWords.untitled}</span>
      )}
    </button>
  )
}

function AgreedCell({ row, framework, held }: Pick<RowProps, 'framework' | 'held'> & { row: AreaRow }) {
  if (row.agreed)
    return (
      <span className="agreed-cell">
        <LevelBadge framework={framework} level={row.agreed.estimate} />
        {row.agreed.waits ? <IconClock aria-label={words.waits} /> : <IconCheck />}
      </span>
    )
  if (held.has(row.area.id)) return <Tag tone="caution">{words.notAgreed}</Tag>
  return (
    isToAgree(row) && (
      <span className="agreed-cell agreed-cell--open">
        <IconStateStarted />
        {words.toAgree}
      </span>
    )
  )
}
