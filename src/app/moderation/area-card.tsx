/**
 * One area of the page "Submitted evaluations": what each reviewer who has submitted wrote, side by side where there is
 * room. Where the framework asks for no estimate, nothing is said of any: a badge "No estimate" would look like a gap.
 */
import { HostQuestion } from '#app/shell/host-question.tsx'
import { Card } from '#app/ui/card.tsx'
import type { Area, Framework } from '#domain/framework/define.ts'
import { type Column, estimateOf, readable } from './column.ts'
import { LevelBadge } from './level-badge.tsx'
import { NotSubmittedHere } from './not-submitted-here.tsx'
import { Points } from './points.tsx'
import { SideBySide } from './side-by-side.tsx'
import { spreadOf } from './spread.ts'
import { SpreadTag } from './spread-tag.tsx'
import { words } from './words.ts'

export interface AreaCardProps {
  rid: string
  framework: Framework
  area: Area
  columns: readonly Column[]
}

export function AreaCard({ rid, framework, area, columns }: AreaCardProps) {
  const submitted = readable(columns)
  const estimates = submitted.map((column) => estimateOf(column, area.id)).filter((level) => level !== null)
  const spread = spreadOf(framework, estimates)
  const sentence = words.spreadSentence(spread, estimates.length)
  const aside = area.estimate && (
    <span className="spread-line">
      {spread.kind === 'too-few' ? null : (
        <>
          {words.spread}: <SpreadTag spread={spread} /> ·
        </>
      )}
      <span className="spread-line__words">{sentence}</span>
    </span>
  )
  return (
    <Card title={area.title} aside={aside} id={`area-${area.id}`} className="area-card">
      <HostQuestion rid={rid} area={area} />
      <SideBySide columns={submitted} rows={area.lists.length}>
        {(column) => ({
          badge: area.estimate && <LevelBadge framework={framework} level={estimateOf(column, area.id)} />,
          rows: area.lists.map((list) => <Points key={list.id} fields={column.read} area={area.id} list={list} />),
        })}
      </SideBySide>
      <NotSubmittedHere
        columns={columns}
        counts={(column) => words.areaProgress(area, column.progress?.areas[area.id])}
      />
    </Card>
  )
}
