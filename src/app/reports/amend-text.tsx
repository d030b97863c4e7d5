/** A text of the report as it was published and, once somebody amends it, their wording beside it. */
import { useCallback, useEffect, useRef } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { focusEnd } from '#app/writing/field-ids.ts'
import { words } from './amend-words.ts'
import type { Place } from './amendable-places.ts'

export interface AmendTextProps {
  readonly place: Place
  /** Where there is none, the text is left as it was published. */
  readonly wording: string | undefined
  readonly onWord: (wording: string | null) => void
}

export function AmendText({ place: { key, name, text, list }, wording, onWord }: AmendTextProps) {
  const toasts = useToasts()
  const button = useRef<HTMLButtonElement>(null)
  const isAmended = wording !== undefined
  const id = `wording.${key.replaceAll(/[ /]/g, '.')}`
  const moved = useRef(false)
  // Whoever opens or closes a wording goes on there: the control that they pressed is not there any more.
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    if (isAmended) focusEnd(id)
    else button.current?.focus()
  }, [isAmended, id])
  const offered = useRef<number | null>(null)
  const withdraw = useCallback(() => {
    if (offered.current !== null) toasts.dismiss(offered.current)
  }, [toasts])
  // What could be brought back is past once the text is amended anew, or the form is gone with what was published.
  useEffect(() => withdraw, [withdraw])
  const move = (next: string | null) => {
    withdraw()
    moved.current = true
    onWord(next)
  }
  const undo = () => {
    move(null)
    offered.current = toasts.show(words.undone(name), () => move(wording ?? null))
  }
  return (
    <li className="amend-text" data-amended={isAmended || undefined}>
      <div className="amend-text__published">
        <p className="amend-text__name">
          {name} {isAmended && wording !== text && <Tag>{words.amended}</Tag>}
        </p>
        {isAmended && <p className="muted small">{words.published}</p>}
        {text.trim() === '' ? (
          <p className="muted">{list === null ? words.nothing : words.takenOutText}</p>
        ) : (
          <p className="amend-text__words" dir="auto">
            {text}
          </p>
        )}
      </div>
      {isAmended ? (
        <div className="amend-text__wording">
          <Field
            id={id}
            label={
              <>
                <span aria-hidden="true">{words.wording}</span>
                <span className="visually-hidden">{words.wordingNamed(name)}</span>
              </>
            }
            hint={list !== null && text !== '' && words.leftEmpty}
          >
            <TextArea rows={2} value={wording} onChange={(event) => onWord(event.currentTarget.value)} />
          </Field>
          <Button variant="quiet" aria-label={words.undoNamed(name)} onClick={undo}>
            {words.undo}
          </Button>
        </div>
      ) : (
        <Button ref={button} variant="secondary" aria-label={words.amendNamed(name)} onClick={() => move(text)}>
          {words.amend}
        </Button>
      )}
    </li>
  )
}
