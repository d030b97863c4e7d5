/**
 * What a person would most likely do next in a review: the label of its card's one main button, and where it leads.
 * Only a suggestion; every page can be reached in every state in which it may be read.
 */
import { evaluationIsOpen } from '#domain/custody/judge.ts'
import type { ReviewState, Role } from '#domain/people.ts'
import type { OwnStanding } from './own-standing.ts'
import { words } from './words.ts'

export interface NextStep {
  readonly label: string
  readonly to: 'evaluation' | 'submitted' | 'review' | 'report'
  /** Somebody waits for it. */
  readonly urgent: boolean
}

type Standing = Pick<OwnStanding, 'kind' | 'state'> & Partial<Pick<OwnStanding, 'unanswered'>>

export function nextStep(role: Role, standing: Standing): NextStep {
  if (role === 'PR') return reviewersStep(standing)
  const { state } = standing
  if (role === 'LR' && state === 'P') return { label: words.next.prepare, to: 'review', urgent: true }
  if (role === 'SL' && state === 'P') return { label: words.next.prepareVisit, to: 'review', urgent: true }
  const waits = role === 'LR' && state === 'C' && (standing.unanswered ?? 0) > 0
  const report = waits ? 'answer' : REPORT[role]?.[state]
  if (report) return { label: words.next.report[report], to: 'report', urgent: report !== 'read' }
  if (READS_SUBMITTED[role]?.includes(state))
    return { label: words.next.submitted, to: 'submitted', urgent: role === 'LR' && 'FSR'.includes(state) }
  return { label: words.next.review, to: 'review', urgent: false }
}

/** Whether a lead, who need not write an evaluation, is offered theirs: where there is one, or may yet be. */
export function offersOwn(role: Role, { kind, state }: Standing): boolean {
  return role === 'LR' && (kind !== 'not-begun' || isOpen(kind, state))
}

/** What somebody does with the report, where that is what comes next for them. */
const REPORT: {
  readonly [role in Role]?: { readonly [state in ReviewState]?: 'write' | 'check' | 'finish' | 'read' }
} = {
  LR: { M: 'write', C: 'read', U: 'read', A: 'read' },
  CT: { C: 'finish', U: 'read', A: 'read' },
  SL: { C: 'check', U: 'read', A: 'read' },
}

/** The states in which the page of submitted evaluations has something for a role, beside its own. */
const READS_SUBMITTED: { readonly [role in Role]?: string } = { LR: 'FSRMC', CT: 'FSRMCUA' }

function reviewersStep({ kind, state }: Standing): NextStep {
  if (isOpen(kind, state)) return { label: words.next.own[kind], to: 'evaluation', urgent: state !== 'P' }
  const handedIn = kind === 'submitted' || kind === 'returned'
  if (handedIn && 'SRMC'.includes(state)) return { label: words.next.submitted, to: 'submitted', urgent: state === 'S' }
  return { label: handedIn ? words.next.readSubmitted : words.next.read, to: 'evaluation', urgent: false }
}

const ME = 'me'

function isOpen(kind: OwnStanding['kind'], state: ReviewState): boolean {
  const status = kind === 'submitted' || kind === 'returned' ? kind : 'draft'
  return evaluationIsOpen({ state, statuses: new Map([[ME, status]]) }, ME)
}
