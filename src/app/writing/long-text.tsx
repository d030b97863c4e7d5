/**
 * A text under its label, of a few words or of many sentences. Where two people's texts are kept of it, both stand in its place; where
 * theirs were merged, it says so until somebody has read it.
 */
import { Field } from '#app/ui/field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { domIdOf } from './field-ids.ts'
import { TextNote } from './text-note.tsx'
import { TextAnswers } from './text-answers.tsx'
import { type TextForm, useTextField } from './text-field.ts'

export interface LongTextProps {
  readonly form: TextForm
  readonly field: string
  readonly label: string
  readonly hint?: string | undefined
  readonly rows?: number
  /** So many characters are advised, and never more than advised. */
  readonly adviceLimit: number
}

export function LongText({ form, field, label, hint, rows = 3, adviceLimit }: LongTextProps) {
  const { control, answers, updated } = useTextField(form, field)
  if (answers) return <TextAnswers field={field} heads={answers} what={label} />
  return (
    <div>
      <Field label={label} hint={hint} id={domIdOf(field)}>
        <TextArea {...control} className={rows > 1 ? 'long-text' : undefined} rows={rows} adviceLimit={adviceLimit} />
      </Field>
      <TextNote field={field} updated={updated} />
    </div>
  )
}
