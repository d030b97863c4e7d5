/**
 * The whole review at a glance: areas by reviewers, with the spread. On a phone it is left out, since each area's
 * card below says the same beside the words; a table that must be scrolled sideways would only be in the way.
 */
import { progressOf } from '#domain/evaluation/completeness.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { DataTable } from '#app/ui/table.tsx'
import { type Column, estimateOf } from './column.ts'
import { answersOf } from './excellence.ts'
import { LevelBadge } from './level-badge.tsx'
import type { Nomination } from './nominations.ts'
import { ReviewerHead } from './reviewer-head.tsx'
import { spreadOf } from './spread.ts'
import { SpreadTag } from './spread-tag.tsx'
import { words } from './words.ts'

export interface OverviewTableProps {
  framework: Framework
  areas: readonly Area[]
  nominations: readonly Nomination[]
  columns: readonly Column[]
}

export function OverviewTable({ framework, areas, nominations, columns }: OverviewTableProps) {
  const hasEstimates = framework.areas.some((area) => area.estimate)
  return (
    <DataTable caption={hasEstimates ? words.overview : words.overviewOfPoints} captionHidden className="overview">
      <thead>
        <tr>
          <th scope="col">{words.area}</th>
          {columns.map((column) => (
            <th scope="col" key={column.personId}>
              <ReviewerHead column={column} framework={framework} />
            </th>
          ))}
          {hasEstimates && <th scope="col">{words.spread}</th>}
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => (
          <tr key={area.id}>
            <th scope="row">
              <a href={`#area-${area.id}`}>{area.title}</a>
            </th>
            {columns.map((column) => (
              <td key={column.personId}>
                <EstimateCell framework={framework} area={area} column={column} />
              </td>
            ))}
            {hasEstimates && (
              <td>
                {area.estimate && (
                  <SpreadTag
                    spread={spreadOf(
                      framework,
                      columns.map((each) => estimateOf(each, area.id)),
                    )}
                  />
                )}
              </td>
            )}
          </tr>
        ))}
        {nominations.map((nomination) => (
          <tr key={nomination.id}>
            <th scope="row">
              <a href={`#excellence-${nomination.id}`}>{framework.excellence?.title}</a>
              <span className="overview__nomination">{nomination.title ?? words.untitled}</span>
            </th>
            {columns.map((column) => (
              <td key={column.personId}>
                <RecommendationCell framework={framework} nomination={nomination.id} column={column} />
              </td>
            ))}
            {hasEstimates && <td className="muted">{words.noScale}</td>}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function EstimateCell({ framework, area, column }: { framework: Framework; area: Area; column: Column }) {
  if (!column.read) return <span className="muted">{notRead(column, area)}</span>
  if (!area.estimate) return words.points(progressOf(framework, column.read)[area.id]!.points)
  return <LevelBadge framework={framework} level={estimateOf(column, area.id)} />
}

function RecommendationCell(props: { framework: Framework; nomination: string; column: Column }) {
  const { framework, nomination, column } = props
  if (!column.read)
    return <span className="muted">{column.status === 'draft' ? words.progressUnknown : words.submitted}</span>
  const said = answersOf(framework, column.read, nomination).find((answer) => answer.question.kind === 'choice')?.said
  return <span className={said ? undefined : 'muted'}>{said ?? words.noAnswer}</span>
}

/** Counts at most; where even they are not known, that it is not submitted, never that there is nothing. */
function notRead(column: Column, area: Area): string {
  if (column.status !== 'draft') return column.withheld ? words.submitted : words.waiting
  return column.progress ? words.areaProgress(area, column.progress.areas[area.id]) : words.progressUnknown
}
