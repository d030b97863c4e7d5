/**
 * The last look before a new version: what changes, sentence by sentence, and why. What is published is what was looked at
 * here: a version that has come behind it is said, and nothing is published over what nobody has read.
 */
import { diffIndices } from 'node-diff3'
import { useId, useState } from 'react'
import { type ChangedText, changedWords } from '#domain/report/differences.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { FormDialog } from '#app/ui/form-dialog.tsx'
import { IconSend } from '#app/ui/icon.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './amend-words.ts'
import type { PartOfPlaces } from './amendable-places.ts'
import { type Amended, amendedIn, amendmentOf, fits } from './amendment.ts'
import { ChangedTexts } from './changed-texts.tsx'
import type { Amendment } from './use-amendment.ts'
import { useGive } from './use-give.ts'
import type { Report } from './use-report.ts'

export interface PublishAmendmentProps {
  readonly report: Report
  readonly amendment: Amendment
  /** The version that is amended. */
  readonly version: number
  readonly parts: readonly PartOfPlaces[]
  /** The id under which it waits to be sent. */
  readonly onGiven: (mid: string) => void
  readonly onClose: () => void
}

export function PublishAmendment({ report, amendment, version, parts, onGiven, onClose }: PublishAmendmentProps) {
  const id = useId()
  const toasts = useToasts()
  const give = useGive(report)
  const [state, setState] = useState<'asking' | 'missing' | 'saving'>('asking')
  const [refusal, setRefusal] = useState<string | null>(null)
  const { reason, say, wordings, clear } = amendment
  const amended = amendedIn(parts, wordings)
  const next = version + 1
  const [read] = useState(version)
  const hasMoved = version !== read

  const publish = async () => {
    if (hasMoved) return
    if (reason.trim() === '') {
      setState('missing')
      document.getElementById(`${id}-reason`)?.focus()
      return
    }
    const made = amendmentOf(version, reason, amended)
    if (!fits(made)) return setRefusal(words.publish.tooMany)
    setState('saving')
    const outcome = await give(made)
    setState('asking')
    if ('refused' in outcome) return setRefusal(outcome.refused)
    clear()
    onGiven(outcome.mid)
    toasts.show(words.publish.done(next))
    onClose()
    // The button that led here is gone with the form: whoever has no pointer goes on at the top of the page.
    setTimeout(() => document.getElementById('main')?.focus())
  }

  return (
    <FormDialog
      title={words.publish.title(next)}
      className="dialog--wide"
      onClose={onClose}
      actions={
        <>
          {amended.length > 0 && !hasMoved && (
            <Button variant="primary" icon={<IconSend />} busy={state === 'saving'} onClick={() => void publish()}>
              {words.publish.confirm(next)}
            </Button>
          )}
          <Button onClick={onClose} data-first-focus={amended.length === 0 ? '' : undefined}>
            {words.publish.cancel}
          </Button>
        </>
      }
    >
      {amended.length === 0 ? (
        <p>{words.publish.nothing}</p>
      ) : (
        <>
          <p>{words.publish.text(next)}</p>
          <Field
            id={`${id}-reason`}
            label={words.publish.reason}
            hint={words.publish.reasonHint}
            error={state === 'missing' && words.publish.reasonMissing}
          >
            <TextArea
              rows={2}
              value={reason}
              data-first-focus=""
              onChange={(event) => {
                setState('asking')
                say(event.currentTarget.value)
              }}
            />
          </Field>
          <div className="stack">
            <p className="field__label">{words.publish.changes}</p>
            <ChangedTexts texts={amended.map(changedText)} />
          </div>
        </>
      )}
      <FieldError id={`${id}-refused`}>{hasMoved ? words.publish.moved : refusal}</FieldError>
    </FormDialog>
  )
}

/** A text that is all there is under the title of its part needs no name of its own. */
const changedText = ({ part, name, field, text, wording }: Amended): ChangedText => ({
  part,
  under: field === 'text' ? null : name,
  changes: changedWords(text, wording, diffIndices),
})
