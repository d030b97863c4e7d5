import { Banner } from '#app/ui/banner.tsx'
import { IconLock } from '#app/ui/icon.tsx'
import { useEvaluation } from './evaluation.ts'
import { leadsReview, nextSteps } from './next-steps.ts'
import { words } from './words.ts'

/** Why nothing can be changed here now, in words. */
export function ReadOnlyNote() {
  const { standing, review, personId } = useEvaluation()
  const { status, waiting, state } = standing
  const submitted = status === 'submitted'
  return (
    <Banner tone="info" icon={<IconLock />} title={words.readOnly.title}>
      {submitted ? words.readOnly.submitted : words.readOnly.state(state)} {waiting && words.readOnly.waiting}{' '}
      {submitted &&
        (state === 'F' ? words.readOnly.canRecall : nextSteps(standing, leadsReview(review, personId)).join(' '))}
    </Banner>
  )
}
