/**
 * What the reviewers wrote in a list, beside the list of the report: what the team agreed is taken over with one tap. It
 * keeps the reviewer's own id, so that it is known where a point came from without the report saying so; its wording is
 * the report's from then on, and the reviewer's stays as it was.
 */
import { useCallback, useState } from 'react'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import { type Point, pointsOf } from '#domain/evaluation/points.ts'
import type { Area, PointList } from '#domain/framework/define.ts'
import { Button } from '#app/ui/button.tsx'
import { IconCheck, IconPlus } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { announce } from '#app/writing/announcer.tsx'
import { type Editing, useEditing } from '#app/writing/editing.ts'
import { useFields } from '#app/writing/live-fields.ts'
import { placeAt } from '#app/writing/place-points.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

interface Offered extends Point {
  readonly by: string
}

export function ReviewersPoints({ report, area, list }: { report: Report; area: Area; list: PointList }) {
  const editing = useEditing()
  const fields = useFields(
    editing.live.shape,
    useCallback((now: Fields) => now, []),
    Object.is,
  )
  const offered = offeredIn(report, area, list)
  const used = new Set(pointsOf(fields, area.id, list.id).map(({ id }) => id))
  // Only as the part is opened: the next point to take over must not go away under the hand that has taken one.
  const [startsOpen] = useState(used.size === 0)
  return (
    <details className="reviewers" open={startsOpen}>
      <summary className="reviewers__title">
        {words.points.title(list.title)} ({offered.length})
      </summary>
      <p className="reviewers__hint muted small">{words.points.hint}</p>
      {offered.length === 0 && <p className="muted">{words.points.none}</p>}
      <ul className="reviewers-points" role="list">
        {offered.map((point) => (
          <li key={point.id}>
            <div>
              <p className="reviewers-points__text">{point.text}</p>
              <p className="muted small">{words.points.by(point.by)}</p>
            </div>
            {used.has(point.id) ? (
              <Tag icon={<IconCheck />}>{words.points.used}</Tag>
            ) : (
              <Button
                icon={<IconPlus />}
                aria-label={`${words.points.use}: ${point.text}`}
                onClick={() => void takeOver(editing, area, list, point)}
              >
                {words.points.use}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function offeredIn({ facts: { submitted }, review }: Report, area: Area, list: PointList): readonly Offered[] {
  return [...submitted].flatMap(([person, fields]) => {
    const by = review.team.find(({ personId }) => personId === person)?.name ?? ''
    return pointsOf(fields, area.id, list.id)
      .filter(({ text }) => text.trim() !== '')
      .map((point) => ({ ...point, by }))
  })
}

/** Adds the point at the end of the report's list; one that was deleted there comes back as the reviewer has it. */
async function takeOver({ draft, live, refresh }: Editing, area: Area, list: PointList, point: Point): Promise<void> {
  const path = pointPath(area.id, list.id, point.id)
  const present = pointsOf(live.get(), area.id, list.id)
  const [placed] = placeAt(present, point.id, present.length)
  const write = (name: string, value: string | null) => ({
    field: `${path}/${name}`,
    value,
    shown: live.heads(`${path}/${name}`),
  })
  const wasDeleted = shownValue(live.get(), `${path}/_deleted`) === true
  await draft.chooseAll([
    write('text', point.text),
    ...(placed ? [write('order', placed.order)] : []),
    ...(wasDeleted ? [write('_deleted', null)] : []),
  ])
  await refresh()
  announce(words.points.taken)
}
