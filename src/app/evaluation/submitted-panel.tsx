/**
 * What a reviewer sees once they have handed in: that it is safe, who can read it, what comes next, and the way back
 * while there is one. Without a connection it says that the sending is still to come.
 */
import { useEffect, useRef, useState } from 'react'
import { isFault } from '#app/store/faults.ts'
import { useActions } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconAlert, IconReturn, IconSaved, IconSent } from '#app/ui/icon.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useEvaluation } from './evaluation.ts'
import { useHasLateChange } from './held-decisions.ts'
import { leadsReview, nextSteps } from './next-steps.ts'
import { checkWords } from './check-words.ts'
import './submitted.css'

const { submitted } = checkWords

export function SubmittedPanel() {
  const { standing, review, personId } = useEvaluation()
  const late = useHasLateChange()
  const title = useRef<HTMLHeadingElement>(null)
  // The button that was pressed has gone: the focus goes to what took its place.
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true })
    scrollTo({ top: 0, behavior: 'instant' })
  }, [])
  const { waiting, state } = standing
  return (
    <section className="submitted" data-late={late} aria-labelledby="submitted-title">
      {waiting ? <IconSaved /> : late ? <IconAlert /> : <IconSent />}
      <div className="submitted__words">
        <h1 id="submitted-title" tabIndex={-1} ref={title}>
          {waiting ? submitted.waitingTitle : late ? submitted.lateTitle : submitted.title}
        </h1>
        <p>{waiting ? submitted.waiting : late ? submitted.late : submitted.safe}</p>
        <h2 className="submitted__next">{submitted.next}</h2>
        <ul>
          {nextSteps(standing, leadsReview(review, personId)).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        {state === 'F' && <Recall />}
      </div>
    </section>
  )
}

function Recall() {
  const { rid } = useEditing()
  const { recallEvaluation } = useActions()
  const [state, setState] = useState<'closed' | 'asking' | 'working' | 'failed'>('closed')
  const recall = async () => {
    setState('working')
    const outcome = await recallEvaluation(rid)
    setState(isFault(outcome) ? 'failed' : 'closed')
  }
  return (
    <>
      <FieldError id="recall-error">{state === 'failed' && checkWords.notSaved}</FieldError>
      <Button className="submitted__recall" icon={<IconReturn />} onClick={() => setState('asking')}>
        {submitted.recall}
      </Button>
      <ConfirmDialog
        open={state === 'asking' || state === 'working'}
        title={submitted.recallTitle}
        confirmLabel={submitted.recallConfirm}
        cancelLabel={submitted.keep}
        busy={state === 'working'}
        onConfirm={() => void recall()}
        onCancel={() => setState('closed')}
      >
        <p>{submitted.recallText}</p>
      </ConfirmDialog>
    </>
  )
}
