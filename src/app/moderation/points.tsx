import { useId } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { PointList } from '#domain/framework/define.ts'
import { words } from './words.ts'

/** One reviewer's points of one list, exactly as typed: line breaks, quotes and a leading "…" stay. */
export function Points({ fields, area, list }: { fields: Fields; area: string; list: PointList }) {
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
            <li key={point.id} className="as-typed">
              {point.text}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
