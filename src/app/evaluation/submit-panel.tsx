/**
 * Handing in: what is on the screen is saved first, then what is missing is looked for, and only then the decision goes
 * into the queue, from where it is sent by itself. So it works without a connection.
 */
import { useState } from 'react'
import { isFault } from '#app/store/faults.ts'
import { useActions, useSync } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconSend } from '#app/ui/icon.tsx'
import { useEditing } from './editing.ts'
import { useHeldDecisions } from './held-decisions.ts'
import { leadsReview } from './next-steps.ts'
import { words } from './words.ts'

export type SubmitState = 'ready' | 'working' | 'not-saved'

/** Hands the evaluation in; answers whether it is on its way. `isComplete` shows what is missing when it is not. */
export function useSubmit(isComplete: () => Promise<boolean>) {
  const { rid, draft, refresh } = useEditing()
  const { submitEvaluation } = useActions()
  const { letGo } = useHeldDecisions('evaluation.submit')
  const [state, setState] = useState<SubmitState>('ready')
  const submit = async () => {
    setState('working')
    const saved = await draft.flush()
    await refresh()
    if (isFault(saved)) return setState('not-saved')
    if (!(await isComplete())) return setState('ready')
    // What was held before is answered by submitting again.
    await letGo()
    const given = await submitEvaluation(rid)
    setState(isFault(given) ? 'not-saved' : 'ready')
  }
  return { state, submit }
}

export function SubmitPanel({ isComplete }: { isComplete: () => Promise<boolean> }) {
  const { state: connection } = useSync()
  const { state, submit } = useSubmit(isComplete)
  const { standing, review, personId } = useEditing()
  if (standing.state === 'P') {
    return (
      <Card>
        <p>{words.checkPage.tooEarly}</p>
      </Card>
    )
  }
  const isOffline = connection === 'offline' || connection === 'captive'
  return (
    <Card className="submit">
      <p>
        {leadsReview(review, personId) ? words.checkPage.beforeOwn : words.checkPage.before}{' '}
        {standing.state === 'F' && words.checkPage.canRecall}
      </p>
      {isOffline && <p className="muted small">{words.checkPage.offline}</p>}
      <FieldError id="submit-error">{state === 'not-saved' && words.checkPage.notSaved}</FieldError>
      <Button
        variant="primary"
        className="button--walking"
        icon={<IconSend />}
        busy={state === 'working'}
        onClick={() => void submit()}
      >
        {words.checkPage.submit}
      </Button>
    </Card>
  )
}
