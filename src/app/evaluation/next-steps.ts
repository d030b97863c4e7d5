/**
 * What comes after handing in, by what is still possible: advice to recall, or that somebody reads it now, is untrue
 * once the review has moved on.
 */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { EvaluationStanding } from '#app/store/store.ts'
import { words } from './words.ts'

const { after, readOnly } = words

export function nextSteps({ state, waiting }: Omit<EvaluationStanding, 'status'>, leads: boolean): readonly string[] {
  if (state === 'S') return [leads ? after.moderationOwn : after.moderation]
  if (state !== 'F') return [`${readOnly.state(state)} ${after.kept}`]
  const read = leads ? after.readOwn : waiting ? after.readWaiting : after.read
  return [read, after.others, after.canRecall]
}

/** Whether this person leads the review: then it is not somebody else who will read these words. */
export function leadsReview({ team }: Pick<ReviewDetail, 'team'>, personId: string): boolean {
  return team.some((member) => member.personId === personId && member.role === 'LR')
}
