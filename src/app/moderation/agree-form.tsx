/**
 * What the team agrees of an area, as the lead enters it. Nothing is chosen beforehand, a reason is owed where reviewers
 * differ, and what is typed is kept until it is decided, whichever area is looked at meanwhile.
 */
import { useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconCheck } from '#app/ui/icon.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { KeptWords } from '#app/writing/kept-words.ts'
import { NotKept } from '#app/writing/not-kept.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { agreement } from '#domain/moderation/upon.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import type { AreaRow } from './area-row.ts'
import { boardWords } from './board-words.ts'
import { LevelChoice, levelTitle } from './level-choice.tsx'
import type { Decide } from './use-decide.ts'

const words = boardWords.agree
/** By these the table's keys find where to go on. */
export const AGREE_BUTTON = 'agree-button'
export const AGREE_REASON = 'agree-reason'

export interface AgreeFormProps {
  row: AreaRow
  framework: Framework
  facts: CommandFacts
  /** What is chosen in the table or here and not yet agreed. */
  chosen: string | null
  onChoose: (level: string | null) => void
  reasons: KeptWords
  decide: Decide
  onAgreed: (said: string) => void
}

export function AgreeForm({ row, framework, facts, chosen, onChoose, reasons, decide, onAgreed }: AgreeFormProps) {
  const { area, agreed, differs } = row
  const errorId = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const estimate = chosen ?? agreed?.estimate ?? null
  const reason = reasons.of(area.id) ?? agreed?.reason ?? ''
  const isSettled = agreed !== null && estimate === agreed.estimate && reason === (agreed.reason ?? '')

  const give = async (level: string | null) => {
    setBusy(true)
    const why = level === null ? {} : { reason }
    const failure = await decide(agreement(facts, { area: area.id, estimate: level, ...why }))
    setBusy(false)
    setError(failure)
    if (failure !== null) return
    onChoose(null)
    // What was said stands in the field for the next agreement: taking one back takes no words with it.
    if (level === null) reasons.keep(area.id, reason.trim() === '' ? null : reason)
    else reasons.given(area.id, reason)
    onAgreed(level === null ? words.takenBack(area.short) : words.done(area.short, levelTitle(framework, level)))
  }
  const agree = () => {
    if (estimate === null) return setError(words.choose)
    if (differs && reason.trim() === '') return setError(words.needsReason)
    return void give(estimate)
  }

  return (
    <section className="agree-form" aria-label={words.legend}>
      <LevelChoice
        framework={framework}
        legend={words.legend}
        value={estimate}
        onChange={(level) => {
          setError(null)
          onChoose(level)
        }}
      />
      <Field
        label={
          <>
            {words.why} <span className="agree-form__needed">{differs ? words.needed : words.optional}</span>
          </>
        }
        hint={words.whyRead}
      >
        <TextArea
          id={AGREE_REASON}
          rows={2}
          value={reason}
          onChange={(event) => reasons.keep(area.id, event.currentTarget.value)}
        />
      </Field>
      <NotKept keeping={reasons.keeping} />
      <FieldError id={errorId}>{error}</FieldError>
      <div className="agree-form__actions">
        {!isSettled && (
          <Button
            variant="primary"
            id={AGREE_BUTTON}
            icon={<IconCheck />}
            busy={busy}
            aria-describedby={error ? errorId : undefined}
            onClick={agree}
          >
            {estimate === null ? words.unchosen : words.button(levelTitle(framework, estimate))}
          </Button>
        )}
        {agreed && (
          <Button busy={busy} onClick={() => void give(null)}>
            {words.takeBack}
          </Button>
        )}
      </div>
    </section>
  )
}
