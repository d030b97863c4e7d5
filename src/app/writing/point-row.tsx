/**
 * One point: its number, the field it is written in, and its menu. It is drawn again only when its own number, place
 * or text changes, so that a list of sixty long points takes a keystroke as fast as a list of one.
 */
import { type KeyboardEvent, memo, useLayoutEffect, useState } from 'react'
import { pointPath } from '#domain/evaluation/fields.ts'
import { IconDelete, IconMoveDown, IconMoveUp } from '#app/ui/icon.tsx'
import { MenuButton } from '#app/ui/menu.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { domIdOf, menuButtonId } from './field-ids.ts'
import { TextNote } from './text-note.tsx'
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
  readonly onHold: (id: string) => () => void
}

export const PointRow = memo(function PointRow(props: PointRowProps) {
  const { form, id, number, title } = props
  const field = `${pointPath(props.area, props.list, id)}/text`
  const { control, answers, updated } = useTextField(form, field, () => props.onFirst(id))
  const [isWriting, setWriting] = useState(false)
  const [inMenu, setInMenu] = useState(false)
  useHold(props, isWriting || inMenu)
  const label = words.points.label(title, number)

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const key = pointKey(event)
    if (!key) return
    event.preventDefault()
    props.onKey(id, key)
  }

  return (
    <li className="point" data-asks={answers !== null && !inMenu}>
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
              setWriting(true)
            }}
            onBlur={(event) => {
              setWriting(false)
              void control.onBlur(event)
            }}
          />
        )}
        <TextNote field={field} updated={updated} />
      </form>
      {(!answers || inMenu) && <PointMenu {...props} onUse={setInMenu} />}
    </li>
  )
})

/** A point that somebody is in stays a point in sight, whatever another device does with it meanwhile. */
function useHold({ id, onHold }: PointRowProps, isInUse: boolean): void {
  useLayoutEffect(() => (isInUse ? onHold(id) : undefined), [id, onHold, isInUse])
}

interface PointMenuProps extends PointRowProps {
  /** Told when it is open or has the focus, and when neither is so. */
  readonly onUse: (inUse: boolean) => void
}

function PointMenu({ id, number, title, isLast, onKey, onDelete, onUse }: PointMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const isInUse = isOpen || hasFocus
  useLayoutEffect(() => onUse(isInUse), [onUse, isInUse])
  // The menu stands elsewhere in the page, and its focus is told here all the same.
  return (
    <div className="point__menu" id={menuButtonId(id)} onFocus={() => setFocus(true)} onBlur={() => setFocus(false)}>
      <MenuButton
        label={words.points.menu(title, number)}
        onToggle={setOpen}
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
