/**
 * Handing in: what is on the screen is saved first, then what is missing is looked for, and only then the decision goes
 * into the queue, from where it is sent by itself. So it works without a connection.
 */
import { useState } from 'react'
import { StorageFailure, isFault } from '#app/store/faults.ts'
import { useActions, useSync } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconSend } from '#app/ui/icon.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useEvaluation } from './evaluation.ts'
import { useHeldDecisions } from './held-decisions.ts'
import { leadsReview } from './next-steps.ts'
import { checkWords } from './check-words.ts'

export type SubmitState = 'ready' | 'working' | 'not-saved' | 'moved'

/** Shows what is missing, and says when something has come since the person looked. */
export type IsComplete = (since?: { readonly moved: boolean }) => Promise<boolean>

/** Hands the evaluation in. `isComplete` shows what is missing when it is not. */
export function useSubmit(isComplete: IsComplete) {
  const { rid, draft, refresh } = useEditing()
  const { submitEvaluation } = useActions()
  const { letGo } = useHeldDecisions('evaluation.submit')
  const [state, setState] = useState<SubmitState>('ready')
  const handIn = async (): Promise<SubmitState> => {
    const saved = await draft.flush()
    if (isFault(saved)) return 'not-saved'
    await refresh()
    if (!(await isComplete())) return 'ready'
    const given = await submitEvaluation(rid)
    if (isFault(given)) return 'not-saved'
    if ('unsettled' in given) {
      await refresh()
      await isComplete({ moved: true })
      return 'moved'
    }
    // What was held before is answered by submitting again.
    await letGo()
    return 'ready'
  }
  const submit = async () => {
    setState('working')
    setState(await handIn().catch(unlessOurs))
  }
  return { state, submit }
}

/** A storage that could not be read has submitted nothing; a mistake of ours is thrown on. */
function unlessOurs(error: unknown): SubmitState {
  if (error instanceof StorageFailure) return 'not-saved'
  throw error
}

export function SubmitPanel({ isComplete }: { isComplete: IsComplete }) {
  const { state: connection } = useSync()
  const { state, submit } = useSubmit(isComplete)
  const { standing, review, personId } = useEvaluation()
  if (standing.state === 'P') {
    return (
      <Card>
        <p>{checkWords.tooEarly}</p>
      </Card>
    )
  }
  const isOffline = connection === 'offline' || connection === 'captive'
  return (
    <Card className="submit">
      <p>
        {leadsReview(review, personId) ? checkWords.beforeOwn : checkWords.before}{' '}
        {standing.state === 'F' && checkWords.canRecall}
      </p>
      {isOffline && <p className="muted small">{checkWords.offline}</p>}
      <FieldError id="submit-error">
        {state === 'not-saved' ? checkWords.notSaved : state === 'moved' && checkWords.moved}
      </FieldError>
      <Button
        variant="primary"
        className="button--walking"
        icon={<IconSend />}
        busy={state === 'working'}
        onClick={() => void submit()}
      >
        {checkWords.submit}
      </Button>
    </Card>
  )
}
