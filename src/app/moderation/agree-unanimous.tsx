/**
 * All areas at once of which everybody says the same: listed before it is done, and undone by one tap. Undoing is a decision
 * like any other, so it also holds once the agreements have been sent.
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { FormDialog } from '#app/ui/form-dialog.tsx'
import { IconAgreeAll } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { agreement } from '#domain/moderation/upon.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { type AreaRow, isToAgree } from './area-row.ts'
import { boardWords } from './board-words.ts'
import { LevelBadge } from './level-badge.tsx'
import type { Decide } from './use-decide.ts'
import { words as pageWords } from './words.ts'

const words = boardWords.unanimous

export interface AgreeUnanimousProps {
  rows: readonly AreaRow[]
  framework: Framework
  facts: CommandFacts
  decide: Decide
}

export function AgreeUnanimous({ rows, framework, facts, decide }: AgreeUnanimousProps) {
  const toasts = useToasts()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const unanimous = rows.filter((row) => isToAgree(row) && row.unanimous !== null)
  const latest = useRef({ facts, decide })
  // Undoing judges what is there then, not what was there when it was agreed.
  useEffect(() => {
    latest.current = { facts, decide }
  })

  const agreeAs = async (estimates: readonly (readonly [area: string, estimate: string | null])[]) => {
    for (const [area, estimate] of estimates) {
      const failure = await latest.current.decide(agreement(latest.current.facts, { area, estimate }))
      if (failure !== null) return failure
    }
    return null
  }
  const agree = async () => {
    setBusy(true)
    const failure = await agreeAs(unanimous.map((row) => [row.area.id, row.unanimous]))
    setBusy(false)
    setError(failure)
    if (failure !== null) return
    setAsked(false)
    const undo = async () => {
      const undone = await agreeAs(unanimous.map((row) => [row.area.id, null]))
      toasts.show(undone ?? words.undone(unanimous.length))
    }
    toasts.show(words.done(unanimous.length), () => void undo())
  }

  if (unanimous.length === 0 && !asked) return null
  return (
    <>
      <Button icon={<IconAgreeAll />} onClick={() => setAsked(true)}>
        {words.button}
      </Button>
      {asked && (
        <FormDialog
          title={words.title(unanimous.length)}
          onClose={() => setAsked(false)}
          actions={
            <>
              <Button variant="primary" busy={busy} data-first-focus="" onClick={() => void agree()}>
                {words.confirm(unanimous.length)}
              </Button>
              <Button onClick={() => setAsked(false)}>{pageWords.notYet}</Button>
            </>
          }
        >
          <p>{words.text}</p>
          <ul className="unanimous-list" role="list">
            {unanimous.map((row) => (
              <li key={row.area.id}>
                <span>{row.area.title}</span> <LevelBadge framework={framework} level={row.unanimous} />
              </li>
            ))}
          </ul>
          <FieldError id="unanimous-failed">{error}</FieldError>
        </FormDialog>
      )}
    </>
  )
}
