/**
 * The final meeting, on the wall: large, the whole screen, and nobody's name on it. Estimates stand in the order of the
 * scale, not of the reviewers, or a guest could tell whose each is. It is a dialog over the page, so that leaving it
 * gives back the same place.
 */
import { useId } from 'react'
import { EstimateBadge } from '#app/ui/bars.tsx'
import { Button } from '#app/ui/button.tsx'
import { OpenModal } from '#app/ui/dialog.tsx'
import { IconClose } from '#app/ui/icon.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { type AreaRow, exactly, mostSay } from './area-row.ts'
import { boardWords } from './board-words.ts'
import { levelTitle } from './level-choice.tsx'
import { SpreadTag } from './spread-tag.tsx'
import { words as pageWords } from './words.ts'
import './presentation.css'

const words = boardWords.present

export interface PresentationProps {
  school: string
  framework: Framework
  rows: readonly AreaRow[]
  /** How many evaluations it is made of. */
  evaluations: number
  overall: string | null
  onLeave: () => void
}

export function Presentation({ school, framework, rows, evaluations, overall, onLeave }: PresentationProps) {
  const id = useId()
  return (
    <OpenModal onClose={onLeave} role="dialog" id={id} className="presentation">
      <div className="presentation__head">
        <div>
          <p className="presentation__school">{school}</p>
          <h2 className="presentation__title" id={`${id}-title`}>
            {words.title}
          </h2>
        </div>
        <Button icon={<IconClose />} data-first-focus="" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
      <ul className="presentation__areas" role="list">
        {rows.map((row) => (
          <li key={row.area.id} className="presentation__area">
            <h3 className="presentation__name">{row.area.title}</h3>
            {row.area.estimate && <Said row={row} framework={framework} />}
            {row.area.estimate && (
              <p className="presentation__agreed">
                {row.agreed ? <Level framework={framework} level={row.agreed.estimate} large /> : words.notYet}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="presentation__foot">
        {words.reviewers(evaluations)}
        {overall !== null && (
          <>
            {' · '}
            {boardWords.overall}: <Level framework={framework} level={overall} large />
          </>
        )}
      </p>
      <p className="presentation__notice">{framework.scale && pageWords.notOfsted}</p>
    </OpenModal>
  )
}

function Said({ row, framework }: { row: AreaRow; framework: Framework }) {
  const counted = levelsOf(framework)
    .map((level) => ({ level, times: exactly(row, level.id).exact }))
    .filter(({ times }) => times > 0)
  const most = row.agreed?.estimate ?? mostSay(row)
  return (
    <p className="presentation__said">
      {counted.map(({ level, times }) => (
        <span key={level.id} className="presentation__count">
          {times} × <EstimateBadge level={level.id} rank={level.rank} label={level.title} />
        </span>
      ))}
      {row.spread.kind === 'apart' && <SpreadTag spread={row.spread} />}
      {most !== null && (
        <span className="presentation__exact">{boardWords.exact(exactly(row, most), levelTitle(framework, most))}</span>
      )}
    </p>
  )
}

function Level({ framework, level, large }: { framework: Framework; level: string; large?: boolean }) {
  const found = levelsOf(framework).find((each) => each.id === level)
  return (
    <EstimateBadge level={level} rank={found?.rank ?? null} label={found?.title ?? level} size={large ? 'lg' : 'md'} />
  )
}
