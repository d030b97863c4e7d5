/**
 * One question of the framework that is answered with a text or a choice. Which control it gets follows from its kind;
 * what it is about is the framework's to say.
 */
import { useId } from 'react'
import { type Head, differingHeads } from '#domain/custody/state.ts'
import type { Question } from '#domain/framework/define.ts'
import { Button } from '#app/ui/button.tsx'
import { settle, useEditing } from './editing.ts'
import { domIdOf } from './field-ids.ts'
import { LongText } from './long-text.tsx'
import { useWhoWhen } from './made-here.ts'
import { usePicked } from './picked.ts'
import { RadioRows } from './radio-rows.tsx'
import type { TextForm } from './text-field.ts'
import { TwoAnswers } from './two-answers.tsx'
import { words } from './words.ts'
import './question.css'

type Choice = Extract<Question, { kind: 'choice' }>

export interface QuestionFieldProps {
  readonly form: TextForm
  readonly field: string
  readonly question: Question
  /** The answer is a few words. */
  readonly isShort?: boolean
  /** So many characters are advised; as many as for a point where it is left out. */
  readonly advice?: number | undefined
}

export function QuestionField(props: QuestionFieldProps) {
  const { field, question } = props
  return question.kind === 'choice' ? <ChoiceField field={field} question={question} /> : <TextQuestion {...props} />
}

function TextQuestion({ form, field, question, isShort = false, advice }: QuestionFieldProps) {
  const { framework } = useEditing()
  const { label, hint } = question
  const size = { rows: isShort ? 1 : 3, adviceLimit: advice ?? framework.sizes.point }
  return <LongText form={form} field={field} label={label} hint={hint} {...size} />
}

function ChoiceField({ field, question }: { field: string; question: Choice }) {
  const id = useId()
  const { heads, value, pick } = usePicked(field)
  if (differingHeads(heads).length > 1) return <ChoiceAnswers field={field} question={question} heads={heads} />
  return (
    <fieldset className="question" id={domIdOf(field)}>
      <legend className="field__label" id={`${id}-legend`}>
        {question.label}
      </legend>
      {question.hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {question.hint}
        </p>
      )}
      <RadioRows
        name={domIdOf(field)}
        rows={question.options.map((option) => ({ id: option.id, label: option.title, text: option.description }))}
        value={value}
        onChange={pick}
        labelledBy={`${id}-legend`}
        describedBy={question.hint ? `${id}-hint` : undefined}
        // Words alone, which there is room for side by side.
        beside={question.options.every((option) => option.description === undefined)}
      />
      {value !== null && (
        <Button variant="quiet" className="question__clear" onClick={() => pick(null)}>
          {words.question.clear}
        </Button>
      )}
    </fieldset>
  )
}

interface ChoiceAnswersProps {
  readonly field: string
  readonly question: Choice
  readonly heads: readonly Head[]
}

export function ChoiceAnswers({ field, question, heads }: ChoiceAnswersProps) {
  const editing = useEditing()
  const answers = differingHeads(heads)
  const whoWhen = useWhoWhen(answers)
  const rows = answers.map((head) => ({
    id: head.mid,
    label: question.options.find((option) => option.id === head.value)?.title ?? words.answers.cleared,
    text: whoWhen(head),
  }))
  const chosen = (mid: string) => answers.find((head) => head.mid === mid)?.value ?? null
  return (
    <TwoAnswers
      field={field}
      what={question.label}
      answers={rows}
      beside
      onSettle={(mid) => settle(editing, field, chosen(mid), heads)}
    />
  )
}
