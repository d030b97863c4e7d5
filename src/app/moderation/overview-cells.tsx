import { EstimateBadge } from '#app/ui/bars.tsx'
import { progressOf } from '#domain/evaluation/completeness.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { type Column, estimateOf } from './column.ts'
import { answersOf } from './excellence.ts'
import { badgeOf } from './level-badge.tsx'
import { words } from './words.ts'

/** What one reviewer says of an area, or how far they are. */
export function EstimateCell({ framework, area, column }: { framework: Framework; area: Area; column: Column }) {
  if (!column.read) return <span className="muted">{notRead(column, area)}</span>
  if (!area.estimate) return words.points(progressOf(framework, column.read)[area.id]!.points)
  return <EstimateBadge {...badgeOf({ framework, level: estimateOf(column, area.id) })} />
}

/** What one reviewer recommends of an Area of Excellence. */
export function RecommendationCell(props: { framework: Framework; nomination: string; column: Column }) {
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
