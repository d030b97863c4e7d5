/**
 * Two devices saved different answers to one question. Both are shown with where and when they were given, in place of
 * the control, and a person chooses; no clock chooses for them. What is not chosen stays in the history.
 */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconDiffers } from '#app/ui/icon.tsx'
import { domIdOf, focusById } from './field-ids.ts'
import { RadioRows, type RadioRow } from './radio-rows.tsx'
import { words } from './words.ts'
import './two-answers.css'

export interface TwoAnswersProps {
  readonly field: string
  /** What the answers are about, such as "What went well 2"; a heading above may say it already. */
  readonly what?: string | undefined
  readonly answers: readonly RadioRow[]
  /** What is chosen before anybody has chosen; nothing where a choice must be made. */
  readonly first?: string | undefined
  readonly note?: ReactNode
  readonly beside?: boolean
  /** How many answers there are beside what can be made of them. */
  readonly count?: number | undefined
  readonly onSettle: (id: string) => Promise<unknown>
}

export function TwoAnswers({ field, what, answers, first, note, beside, count, onSettle }: TwoAnswersProps) {
  const id = useId()
  const [picked, setPicked] = useState(first ?? null)
  const [state, setState] = useState<'asking' | 'missing' | 'saving'>('asking')
  const number = count ?? answers.length
  const noteSettled = useFocusAfter(field)

  const save = async () => {
    // What was picked may have been replaced from elsewhere: then nothing that is shown has been chosen.
    const chosen = answers.find((each) => each.id === picked)
    if (!chosen) return setState('missing')
    setState('saving')
    noteSettled()
    await onSettle(chosen.id)
    setState('asking')
  }

  return (
    <div className="two-answers" role="group" aria-labelledby={`${id}-title`} id={domIdOf(field)}>
      <p className="two-answers__title">
        <IconDiffers />
        <strong id={`${id}-title`}>{number > 2 ? words.answers.many(number) : words.answers.title}</strong>
        {what && <span>{what}</span>}
      </p>
      <p className="small" id={`${id}-why`}>
        {words.answers.why} {note}
      </p>
      <FieldError id={`${id}-error`}>{state === 'missing' && words.answers.pick}</FieldError>
      <RadioRows
        name={`${domIdOf(field)}-answer`}
        rows={answers}
        value={picked}
        onChange={(chosen) => {
          setPicked(chosen)
          setState('asking')
        }}
        labelledBy={`${id}-title`}
        describedBy={state === 'missing' ? `${id}-error` : `${id}-why`}
        beside={beside ?? false}
      />
      <Button variant="primary" busy={state === 'saving'} onClick={() => void save()}>
        {words.answers.save}
      </Button>
    </div>
  )
}

/** Whoever has answered goes on where the question was: the control that takes its place gets the focus. */
function useFocusAfter(field: string): () => void {
  const settled = useRef(false)
  useEffect(
    () => () => {
      if (settled.current) setTimeout(() => document.activeElement === document.body && focusById(domIdOf(field)))
    },
    [field],
  )
  return () => {
    settled.current = true
  }
}
