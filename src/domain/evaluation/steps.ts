/**
 * What a school says that it has done about each step that the last review asked for: in the document `plan`, before the
 * visit. A step is named by the id of its point in that review's report.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { Kind } from '#domain/framework/kinds.ts'

/** In the order in which a person is offered them, with their words. */
export const STEP_STATUSES = {
  'acted-on': 'Acted on',
  partly: 'Partly acted on',
  'not-yet': 'Not yet acted on',
  'no-longer-relevant': 'No longer relevant',
} as const
export type StepStatus = keyof typeof STEP_STATUSES

export const stepField = (point: string, part: 'status' | 'note') => `previous/${point}/${part}`

/** What a field of a step takes; null when it is none. */
export function stepKind(path: readonly string[]): Kind | null {
  const [root, point, part, ...more] = path
  if (root !== 'previous' || point === undefined || more.length > 0) return null
  if (part === 'status') return { kind: 'choice', options: Object.keys(STEP_STATUSES) }
  return part === 'note' ? { kind: 'text' } : null
}

export interface StepAnswer {
  readonly status: StepStatus | null
  readonly note: string
}

export function answerIn(plan: Fields, point: string): StepAnswer {
  const status = shownValue(plan, stepField(point, 'status'))
  const note = shownValue(plan, stepField(point, 'note'))
  return {
    status: typeof status === 'string' && Object.hasOwn(STEP_STATUSES, status) ? (status as StepStatus) : null,
    note: typeof note === 'string' ? note : '',
  }
}
