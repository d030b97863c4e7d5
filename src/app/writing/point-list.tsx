/**
 * A list of points, such as "What went well": writing runs on with the keyboard alone, one point after the other, and
 * whatever is moved or deleted is said politely and can be taken back.
 */
import { useCallback, useId, useMemo } from 'react'
import { flushSync } from 'react-dom'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { listPath, pointPath } from '#domain/evaluation/fields.ts'
import type { PointList as ListDefinition } from '#domain/framework/define.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconPlus } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { announce } from './announcer.tsx'
import { DeletionQuestion } from './deletion-question.tsx'
import { useEditing } from './editing.ts'
import { addButtonId, domIdOf, focusById, focusEnd, menuButtonId } from './field-ids.ts'
import type { ListedPoint } from './listed-points.ts'
import { useFields } from './live-fields.ts'
import type { PointKey } from './point-keys.ts'
import { PointRow } from './point-row.tsx'
import { type PointActions, usePoints } from './points.ts'
import type { TextForm } from './text-field.ts'
import { words } from './words.ts'
import './points.css'

export function PointList({ form, area, list }: { form: TextForm; area: string; list: ListDefinition }) {
  const { sizes } = useEditing().framework
  const [points, actions] = usePoints(area, list.id)
  const { onKey, onDelete } = usePointKeys(area, list, actions)
  const helpId = useId()
  const path = listPath(area, list.id)
  const shown = useMemo(() => points.filter((point) => point.standing === 'shown'), [points])
  const written = useWritten(area, list.id, shown)
  const onAdd = () => {
    const id = flushSync(() => actions.add(null))
    focusEnd(textId(area, list.id, id))
  }

  return (
    <Card title={list.title} aside={words.points.count(written)} id={domIdOf(path)}>
      <p className="points__hint muted small">{list.hint}</p>
      <p className="visually-hidden" id={helpId}>
        {words.points.keys}
      </p>
      <ul className="points" role="list" aria-label={list.title}>
        {points.map((point) =>
          point.standing === 'shown' ? (
            <PointRow
              key={point.id}
              form={form}
              area={area}
              list={list.id}
              title={list.title}
              id={point.id}
              number={shown.indexOf(point) + 1}
              isLast={point === shown.at(-1)}
              adviceLimit={sizes.point}
              helpId={helpId}
              onKey={onKey}
              onDelete={onDelete}
              onFirst={actions.begun}
              onHold={actions.hold}
            />
          ) : (
            <DeletionQuestion key={point.id} path={pointPath(area, list.id, point.id)} standing={point.standing} />
          ),
        )}
      </ul>
      {shown.length >= sizes.pointsPerList && (
        <p className="points__advice">{words.points.many(sizes.pointsPerList)}</p>
      )}
      <Button variant="quiet" className="points__add" id={addButtonId(path)} icon={<IconPlus />} onClick={onAdd}>
        {list.add}
      </Button>
    </Card>
  )
}

/** How many of these have words: an empty box that was just begun is no point yet. */
function useWritten(area: string, list: string, points: readonly ListedPoint[]): number {
  const { live } = useEditing()
  const select = useCallback(
    (fields: Fields) => points.filter(({ id }) => hasWords(fields, `${pointPath(area, list, id)}/text`)).length,
    [area, list, points],
  )
  return useFields(live.rested, select, Object.is)
}

function hasWords(fields: Fields, field: string): boolean {
  const text = shownValue(fields, field)
  return typeof text === 'string' && text.trim() !== ''
}

const textId = (area: string, list: string, id: string) => domIdOf(`${pointPath(area, list, id)}/text`)

function usePointKeys(area: string, { id: list, title }: ListDefinition, actions: PointActions) {
  const toasts = useToasts()

  const remove = useCallback(
    (id: string) => {
      if (!flushSync(() => actions.remove(id))) return
      toasts.show(words.points.deleted(title), () => {
        void actions.restore(id).then(() => focusEnd(textId(area, list, id)))
      })
    },
    [actions, area, list, title, toasts],
  )

  const onKey = useCallback(
    (id: string, key: PointKey) => {
      if (key === 'add')
        return focusEnd(
          textId(
            area,
            list,
            flushSync(() => actions.add(id)),
          ),
        )
      if (key === 'remove') {
        const next = neighbourOf(actions.ids(), id, -1)
        remove(id)
        return next ? focusEnd(textId(area, list, next)) : void focusById(addButtonId(listPath(area, list)))
      }
      const moved = flushSync(() => actions.move(id, key === 'up' ? -1 : 1))
      announce(moved ? words.points.moved(moved.to, moved.of) : key === 'up' ? words.points.first : words.points.last)
    },
    [actions, area, list, remove],
  )

  const onDelete = useCallback(
    (id: string) => {
      const next = neighbourOf(actions.ids(), id, 1)
      remove(id)
      // The menu gives the focus back to its button, which has gone with the point.
      const leave = () => focusById(next ? menuButtonId(next) : addButtonId(listPath(area, list)))
      requestAnimationFrame(() => requestAnimationFrame(leave))
    },
    [actions, area, list, remove],
  )

  return { onKey, onDelete }
}

/** The point beside this one, rather on that side. */
function neighbourOf(ids: readonly string[], id: string, side: 1 | -1): string | undefined {
  const at = ids.indexOf(id)
  return ids[at + side] ?? ids[at - side]
}
