/**
 * A submit or a recall that the server kept but did not carry out: why, in words, and the next thing to do. Nothing was
 * lost by it; the evaluation is as it was before.
 */
import { heldAdvice } from '#app/store/held-advice.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { useEvaluation } from './evaluation.ts'
import { useHeldDecisions } from './held-decisions.ts'
import { leadsReview } from './next-steps.ts'
import { type IsComplete, useSubmit } from './submit-panel.tsx'
import { checkWords } from './check-words.ts'

export function HeldNotice({ isComplete }: { isComplete: IsComplete }) {
  const { standing, open, review, personId } = useEvaluation()
  // A submit that was held is over once one has been taken, and a recall once there is nothing to recall.
  const isRecall = standing.status === 'submitted'
  const type = isRecall ? 'evaluation.recall' : 'evaluation.submit'
  const { held, letGo } = useHeldDecisions(type)
  const { state, submit } = useSubmit(isComplete)
  const last = held.at(-1)
  if (!last) return null
  const stand = { ...standing, listed: true, leads: leadsReview(review, personId) }
  const { why, what } = heldAdvice(last.held.reason, { doc: null, what: type }, stand)
  const again = (
    <Button busy={state === 'working'} onClick={() => void submit()}>
      {checkWords.held.again}
    </Button>
  )
  const release = <Button onClick={() => void letGo()}>{checkWords.held.letGo}</Button>
  return (
    <div className="check__held">
      <Banner
        tone="caution"
        icon={<IconAlert />}
        title={isRecall ? checkWords.held.recallTitle : checkWords.held.title}
        action={isRecall || !open ? release : again}
      >
        {why}. {what}
      </Banner>
    </div>
  )
}
