/**
 * A reviewer's points as the team reads them. A comment that cites one leads to it, wherever it stands by then.
 */
import { useId } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { PointList } from '#domain/framework/define.ts'
import type { Cited } from '#domain/moderation/comments.ts'
import { words } from './words.ts'

export interface PointsProps {
  fields: Fields
  area: string
  list: PointList
  /** Whose they are, where a comment leads to one of them. */
  by?: string
}

/** By this a comment that cites a point finds it. */
export const pointElement = ({ personId, point }: Cited) => `cited/${personId}/${point}`

/** One reviewer's points of one list, exactly as typed: line breaks, quotes and a leading "…" stay. */
export function Points({ fields, area, list, by }: PointsProps) {
  const id = useId()
  const points = pointsOf(fields, area, list.id).filter((point) => point.text.trim() !== '')
  return (
    <div className="submitted-list">
      <h4 className="submitted-list__title" id={id}>
        {list.title}
      </h4>
      {points.length === 0 && <p className="submitted-list__none">{words.noPoints}</p>}
      {points.length > 0 && (
        <ol className="submitted-list__points" aria-labelledby={id}>
          {points.map((point) => (
            <li
              key={point.id}
              className="as-typed"
              {...(by !== undefined && {
                id: pointElement({ personId: by, point: pointPath(area, list.id, point.id) }),
                tabIndex: -1,
              })}
            >
              {point.text}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
