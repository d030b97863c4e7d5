/**
 * The end of a moderation: what is not agreed yet stands in its way and is listed; an overall estimate outside the areas'
 * range does not, since the team agrees it and nobody computes it.
 */
import { useState } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { FormDialog } from '#app/ui/form-dialog.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { type AreaRow, isToAgree } from './area-row.ts'
import { boardWords } from './board-words.ts'
import type { Column } from './column.ts'
import { LevelChoice } from './level-choice.tsx'
import { liesOutside } from './spread.ts'
import type { Decide } from './use-decide.ts'
import { words as pageWords } from './words.ts'

const words = boardWords.close

export interface CloseDialogProps {
  framework: Framework
  rows: readonly AreaRow[]
  columns: readonly Column[]
  decide: Decide
  onClose: () => void
}

export function CloseDialog({ framework, rows, columns, decide, onClose }: CloseDialogProps) {
  const toasts = useToasts()
  const [overall, setOverall] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const open = rows.filter(isToAgree)
  const returned = columns.filter((column) => column.status === 'returned').map((column) => column.name)
  const missing = columns.filter(({ role, status }) => role === 'PR' && status === 'draft').map(({ name }) => name)
  const isReady = open.length === 0 && returned.length === 0
  const asksOverall = framework.overall === 'agreed' && framework.scale !== null
  const agreed = rows.flatMap((row) => (row.agreed ? [row.agreed.estimate] : []))

  const close = async (estimate: string | null) => {
    setBusy(true)
    const args = estimate === null ? {} : { overall: estimate }
    const failure = await decide({ type: 'moderation.close', targets: [], args })
    setBusy(false)
    setError(failure)
    if (failure !== null) return
    toasts.show(words.done)
    onClose()
  }
  const confirm = () => (asksOverall && overall === null ? setError(words.chooseOverall) : void close(overall))

  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          {isReady && (
            <Button variant="primary" busy={busy} data-first-focus={asksOverall ? undefined : ''} onClick={confirm}>
              {words.confirm}
            </Button>
          )}
          {isReady && asksOverall && (
            <Button busy={busy} onClick={() => void close(null)}>
              {words.without}
            </Button>
          )}
          <Button onClick={onClose}>{pageWords.notYet}</Button>
        </>
      }
    >
      {open.length > 0 && (
        <div>
          <p>{words.open}</p>
          <ul>
            {open.map(({ area }) => (
              <li key={area.id}>{area.title}</li>
            ))}
          </ul>
          <p>{words.openText}</p>
        </div>
      )}
      {returned.length > 0 && <p>{words.returned(returned)}</p>}
      {isReady && missing.length > 0 && <p>{words.missing(missing)}</p>}
      {isReady && <p>{words.text}</p>}
      {isReady && asksOverall && (
        <LevelChoice
          framework={framework}
          legend={words.overall}
          hint={words.overallHint}
          value={overall}
          onChange={(level) => {
            setError(null)
            setOverall(level)
          }}
        />
      )}
      {overall !== null && liesOutside(framework, agreed, overall) && (
        <Banner tone="caution" icon={<IconAlert />} title={words.outside} />
      )}
      <FieldError id="close-error">{error}</FieldError>
    </FormDialog>
  )
}
