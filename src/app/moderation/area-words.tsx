/**
 * What each reviewer wrote on one area, one under the other, beside the table: each with their estimate, and what the lead
 * has asked them to change, where this reader is given that.
 */
import { memo } from 'react'
import { shownValue } from '#domain/custody/state.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { returnedField } from '#domain/moderation/review-document.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { HostQuestion } from '#app/shell/host-question.tsx'
import { boardWords } from './board-words.ts'
import { type Column, estimateOf, readable } from './column.ts'
import { LevelBadge } from './level-badge.tsx'
import { NotSubmittedHere } from './not-submitted-here.tsx'
import { Points } from './points.tsx'
import { SideBySide } from './side-by-side.tsx'
import { words } from './words.ts'

export interface AreaWordsProps {
  rid: string
  framework: Framework
  area: Area
  columns: readonly Column[]
  facts: CommandFacts
}

/** Drawn again only where it is of another area, or somebody's words are others: a key chooses a level beside it. */
export const AreaWords = memo(function AreaWords({ rid, framework, area, columns, facts }: AreaWordsProps) {
  const asked = (column: Column) => {
    const reason = shownValue(facts.decided, returnedField(column.personId, area.id))
    return column.status === 'returned' && typeof reason === 'string' ? reason : null
  }
  return (
    <div className="area-words">
      <HostQuestion rid={rid} area={area} />
      <SideBySide columns={readable(columns)} rows={area.lists.length + 1}>
        {(column) => ({
          badge: area.estimate && <LevelBadge framework={framework} level={estimateOf(column, area.id)} />,
          rows: (
            <>
              {area.lists.map((list) => (
                <Points key={list.id} fields={column.read} area={area.id} list={list} by={column.personId} />
              ))}
              {asked(column) && (
                <div className="asked-for">
                  <p className="asked-for__who">{boardWords.panel.returned(column.name)}</p>
                  <p className="as-typed">{asked(column)}</p>
                </div>
              )}
            </>
          ),
        })}
      </SideBySide>
      <NotSubmittedHere
        columns={columns}
        counts={(column) => words.areaProgress(area, column.progress?.areas[area.id])}
      />
    </div>
  )
})
