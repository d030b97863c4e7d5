/**
 * An evaluation is given back with what is asked for, area by area. What is typed is kept until it is returned: a lead who looks something up in between does not write it twice.
 */
import { useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { FormDialog } from '#app/ui/form-dialog.tsx'
import { IconReturn } from '#app/ui/icon.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { useKeptWords } from '#app/writing/kept-words.ts'
import { NotKept } from '#app/writing/not-kept.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { returnOf } from '#domain/moderation/upon.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { boardWords } from './board-words.ts'
import type { Column } from './column.ts'
import { reasonKey, returnPlace } from './return-reasons.ts'
import type { Decide } from './use-decide.ts'
import { words as pageWords } from './words.ts'

const words = boardWords.return

export interface ReturnDialogProps {
  rid: string
  framework: Framework
  facts: CommandFacts
  columns: readonly Column[]
  /** The area that the lead is looking at: its reason stands first. */
  area: string | null
  decide: Decide
  onClose: () => void
}

export function ReturnDialog({ rid, framework, facts, columns, area, decide, onClose }: ReturnDialogProps) {
  const id = useId()
  const toasts = useToasts()
  const reasons = useKeptWords(returnPlace(rid))
  const [whom, setWhom] = useState<Column | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const possible = columns.filter((column) => column.status === 'submitted' && column.read !== null)
  const areas = framework.areas.toSorted((a, b) => Number(b.id === area) - Number(a.id === area))
  const keyOf = (of: string) => reasonKey(whom?.personId ?? '', of)

  const giveBack = async () => {
    if (whom === null) return setError(words.chooseWhom)
    const said = areas.map(({ id: of }) => [of, reasons.of(keyOf(of)) ?? ''] as const)
    const given = Object.fromEntries(said.filter(([, reason]) => reason.trim() !== ''))
    if (Object.keys(given).length === 0) return setError(words.needsReason)
    setBusy(true)
    const failure = await decide(returnOf(facts, { personId: whom.personId, reasons: given }))
    setBusy(false)
    setError(failure)
    if (failure !== null) return
    for (const [of, reason] of said) reasons.given(keyOf(of), reason)
    toasts.show(words.done(whom.name))
    onClose()
  }

  return (
    <FormDialog
      title={words.title}
      className="dialog--wide"
      onClose={onClose}
      actions={
        <>
          {possible.length > 0 && (
            <Button variant="primary" icon={<IconReturn />} busy={busy} onClick={() => void giveBack()}>
              {words.confirm(whom?.name ?? null)}
            </Button>
          )}
          <Button onClick={onClose} data-first-focus={possible.length === 0 ? '' : undefined}>
            {pageWords.notYet}
          </Button>
        </>
      }
    >
      <p>{possible.length === 0 ? words.nobody : words.text}</p>
      {possible.length > 0 && (
        <fieldset className="whom">
          <legend className="level-choice__legend">{words.whom}</legend>
          {possible.map((column, at) => (
            <label key={column.personId} className="whom__person">
              <input
                type="radio"
                name={`${id}-whom`}
                checked={whom?.personId === column.personId}
                data-first-focus={at === 0 ? '' : undefined}
                onChange={() => {
                  setError(null)
                  setWhom(column)
                }}
              />
              {column.name}
            </label>
          ))}
        </fieldset>
      )}
      {whom && (
        <div className="return-reasons" role="group" aria-label={words.reasons}>
          {areas.map((each) => (
            <Field key={each.id} label={words.reasonOf(each.short)}>
              <TextArea
                key={whom.personId}
                rows={2}
                value={reasons.of(keyOf(each.id)) ?? ''}
                onChange={(event) => {
                  setError(null)
                  reasons.keep(keyOf(each.id), event.currentTarget.value)
                }}
              />
            </Field>
          ))}
        </div>
      )}
      <NotKept keeping={reasons.keeping} />
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </FormDialog>
  )
}
