import { createContext, use } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { EvaluationStanding } from '#app/store/store.ts'
import type { Editing } from '#app/writing/editing.ts'

/** A reviewer's own evaluation: a document that is written in, the review that it is of, and how it stands in it. */
export interface Evaluation extends Editing {
  readonly review: ReviewDetail
  readonly standing: EvaluationStanding
}

export const EvaluationContext = createContext<Evaluation | null>(null)

/** @throws when a part is drawn outside `OwnEvaluation`: a mistake of ours */
export function useEvaluation(): Evaluation {
  const evaluation = use(EvaluationContext)
  if (!evaluation) throw new Error('There is no evaluation above this screen')
  return evaluation
}
