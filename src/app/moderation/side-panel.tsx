/**
 * Beside the table: one area, or one Area of Excellence, with what each reviewer wrote, what the levels mean, what was decided
 * before, and what the lead agrees with the team. On a narrow screen it stands below the table and the focus leads there and back.
 */
import { type ReactNode, type Ref, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { IconMoveUp } from '#app/ui/icon.tsx'
import { TabPanel, Tabs } from '#app/ui/tabs.tsx'
import type { Framework } from '#domain/framework/define.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { AgreedBy } from './agreed-by.tsx'
import { type AreaRow, exactly, mostSay } from './area-row.ts'
import { AreaWords } from './area-words.tsx'
import type { BoardRow } from './board-table.tsx'
import { boardWords } from './board-words.ts'
import type { Column } from './column.ts'
import { DecisionHistory } from './decision-history.tsx'
import { ExcellenceAnswers } from './excellence-card.tsx'
import { levelTitle } from './level-choice.tsx'
import { LevelList } from './level-list.tsx'
import { words as pageWords } from './words.ts'
import './side-panel.css'

const words = boardWords.panel
export const DISCUSSION = 'discussion'

export interface SidePanelProps {
  rid: string
  framework: Framework
  row: BoardRow
  columns: readonly Column[]
  facts: CommandFacts
  nameOf: (personId: string) => string
  /** Its heading, for the focus. */
  headRef: Ref<HTMLHeadingElement>
  onBack: () => void
  /** Which of its parts is open, whatever the area. */
  tab: string
  onTab: (tab: string) => void
  /** How many have said something of this area, and what. */
  comments: number
  discussion: ReactNode
  /** What was held of this area. */
  notice: ReactNode
  /** What the lead decides here. */
  form: ReactNode
}

export function SidePanel(props: SidePanelProps) {
  const { framework, row, columns, headRef, onBack, notice, form } = props
  const id = useId()
  const box = useRef<HTMLElement>(null)
  // Another area is read from its beginning.
  useLayoutEffect(() => {
    for (const each of [box.current, box.current?.querySelector('.side-panel__body')]) each?.scrollTo(0, 0)
  }, [row.id])
  // Escape leads back to the table from wherever the focus is in here.
  useEffect(() => {
    const escaped = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onBack()
    }
    const element = box.current
    element?.addEventListener('keydown', escaped)
    return () => element?.removeEventListener('keydown', escaped)
  }, [onBack])
  return (
    <section className="side-panel" aria-labelledby={id} ref={box}>
      <div className="side-panel__head">
        <h2 className="side-panel__title" id={id} tabIndex={-1} ref={headRef}>
          {row.kind === 'area'
            ? row.row.area.title
            : `${framework.excellence?.title ?? ''}: ${row.nomination.title ?? pageWords.untitled}`}
        </h2>
        {row.kind === 'area' && row.row.area.estimate && <HowFar row={row.row} framework={framework} />}
        <Button variant="quiet" className="side-panel__back" icon={<IconMoveUp />} onClick={onBack}>
          {words.back}
        </Button>
      </div>
      {notice}
      {row.kind === 'area' ? (
        <AreaTabs {...props} row={row.row} />
      ) : (
        <div className="side-panel__body" {...SCROLLS}>
          <ExcellenceAnswers framework={framework} nomination={row.nomination} columns={columns} />
        </div>
      )}
      {row.kind === 'area' && row.row.agreed && (
        <AgreedBy agreed={row.row.agreed} framework={framework} nameOf={props.nameOf} brief={Boolean(form)} />
      )}
      {form}
    </section>
  )
}

/** What scrolls can be reached by the keyboard, also where there is nothing in it to press. */
const SCROLLS = { role: 'group', 'aria-label': words.words, tabIndex: 0 } as const

function HowFar({ row, framework }: { row: AreaRow; framework: Framework }) {
  const given = [...row.estimates.values()].filter((estimate) => estimate !== null).length
  const level = row.agreed?.estimate ?? mostSay(row)
  return (
    <p className="side-panel__spread">
      {pageWords.spreadSentence(row.spread, given)}
      {level !== null &&
        row.spread.kind === 'apart' &&
        ` · ${boardWords.exact(exactly(row, level), levelTitle(framework, level))}`}
    </p>
  )
}

function AreaTabs(props: Omit<SidePanelProps, 'row'> & { row: AreaRow }) {
  const { rid, framework, row, columns, facts, nameOf, tab, onTab, comments, discussion } = props
  const { area } = row
  const items = [
    { id: 'words', label: words.words },
    { id: DISCUSSION, label: words.discussion(comments) },
    ...(area.estimate
      ? [
          { id: 'levels', label: words.levels },
          { id: 'history', label: words.history },
        ]
      : []),
  ]
  const current = items.some((item) => item.id === tab) ? tab : 'words'
  return (
    <>
      <Tabs label={words.tabs} items={items} current={current} onSelect={onTab} />
      <div className="side-panel__body" {...SCROLLS} aria-label={items.find((item) => item.id === current)!.label}>
        <TabPanel id={current}>
          {current === 'words' && (
            <AreaWords rid={rid} framework={framework} area={area} columns={columns} facts={facts} />
          )}
          {current === DISCUSSION && discussion}
          {current === 'levels' && <LevelList framework={framework} />}
          {current === 'history' && (
            <DecisionHistory rid={rid} area={area.id} framework={framework} facts={facts} nameOf={nameOf} />
          )}
        </TabPanel>
      </div>
    </>
  )
}
