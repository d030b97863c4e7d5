/** What is typed on a report's page for a decision that is not made yet, by what it is for. */
import { type KeptWords, useKeptWords } from '#app/writing/kept-words.ts'
import type { Report } from './use-report.ts'

/** A point that the school is about to raise: what is wrong, and what it is about. */
export const RAISED = 'raise/text'
export const QUOTE = 'raise/quote'
export const SECTION = 'raise/section'
export const WITHDRAWN = 'withdraw/reason'
const ANSWER = 'answer/'
export const answerKey = (point: string) => `${ANSWER}${point}`

export function useTyped({ review }: Pick<Report, 'review'>): KeptWords {
  return useKeptWords(review.id)
}
