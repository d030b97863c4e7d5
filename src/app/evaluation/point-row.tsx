/**
 * One point: its number, the field it is written in, and its menu. It is drawn again only when its own number, place
 * or text changes, so that a list of sixty long points takes a keystroke as fast as a list of one.
 */
import { type KeyboardEvent, memo } from 'react'
import { pointPath } from '#domain/evaluation/fields.ts'
import { IconDelete, IconMoveDown, IconMoveUp } from '#app/ui/icon.tsx'
import { LazyMenu } from '#app/ui/menu.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { domIdOf, menuButtonId } from './field-ids.ts'
import { type PointKey, pointKey } from './point-keys.ts'
import { type TextForm, useTextField } from './text-field.ts'
import { TextAnswers } from './text-answers.tsx'
import { words } from './words.ts'

export interface PointRowProps {
  readonly form: TextForm
  readonly area: string
  readonly list: string
  readonly title: string
  readonly id: string
  readonly number: number
  readonly isLast: boolean
  readonly adviceLimit: number
  readonly helpId: string
  readonly onKey: (id: string, key: PointKey) => void
  readonly onDelete: (id: string) => void
  readonly onFirst: (id: string) => void
  readonly onHold: (id: string | null) => void
}

export const PointRow = memo(function PointRow(props: PointRowProps) {
  const { form, id, number, title } = props
  const field = `${pointPath(props.area, props.list, id)}/text`
  const { control, answers, updated } = useTextField(form, field, () => props.onFirst(id))
  const label = words.points.label(title, number)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const key = pointKey(event)
    if (!key) return
    event.preventDefault()
    props.onKey(id, key)
  }

  return (
    <li className="point" data-asks={answers !== null}>
      <span className="point__number" aria-hidden="true">
        {number}
      </span>
      {/* A form of its own: with each letter the browser reads the whole form that it is typed into. */}
      <form className="point__text" onSubmit={(event) => event.preventDefault()}>
        {answers ? (
          <TextAnswers field={field} heads={answers} what={label} />
        ) : (
          <TextArea
            {...control}
            id={domIdOf(field)}
            aria-label={label}
            aria-describedby={props.helpId}
            adviceLimit={props.adviceLimit}
            onKeyDown={onKeyDown}
            onFocus={() => {
              control.onFocus()
              props.onHold(id)
            }}
            onBlur={(event) => {
              props.onHold(null)
              void control.onBlur(event)
            }}
          />
        )}
        {updated && <p className="point__note">{words.points.updated}</p>}
      </form>
      {!answers && <PointMenu {...props} />}
    </li>
  )
})

function PointMenu({ id, number, title, isLast, onKey, onDelete }: PointRowProps) {
  return (
    <div className="point__menu" id={menuButtonId(id)}>
      <LazyMenu
        label={words.points.menu(title, number)}
        items={[
          {
            id: 'up',
            label: words.points.up,
            icon: <IconMoveUp />,
            disabled: number === 1,
            onAction: () => onKey(id, 'up'),
          },
          {
            id: 'down',
            label: words.points.down,
            icon: <IconMoveDown />,
            disabled: isLast,
            onAction: () => onKey(id, 'down'),
          },
          {
            id: 'delete',
            label: words.points.delete,
            icon: <IconDelete />,
            danger: true,
            onAction: () => onDelete(id),
          },
        ]}
      />
    </div>
  )
}
