/**
 * The whole review at a glance: areas by reviewers, with the spread. On a phone it is left out, since each area's
 * card below says the same beside the words; a table that must be scrolled sideways would only be in the way.
 */
import type { Area, Framework } from '#domain/framework/define.ts'
import { DataTable } from '#app/ui/table.tsx'
import { type Column, estimateOf } from './column.ts'
import type { Nomination } from './nominations.ts'
import { EstimateCell, RecommendationCell } from './overview-cells.tsx'
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
