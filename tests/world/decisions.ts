/** The facts that decisions are made upon, for tests of the rules: three peer reviewers, and what a case says of them. */
import type { Json } from '#domain/custody/canonical.ts'
import type { Command } from '#domain/custody/entry.ts'
import type { Fields } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { decide } from '#domain/moderation/commands.ts'
import type { CommandFacts, Decision } from '#domain/moderation/rule.ts'
import { type Actor, type EvaluationStatus, type Grant, REVIEW_STATES, type ReviewState } from '#domain/people.ts'

const id = (n: number) => `01939f3a-0000-7000-8000-00000000000${n}`
export const [ME, DAN, PRIYA, HELD] = [1, 2, 3, 7].map(id) as [string, string, string, string]
const [REVIEW, SCHOOL, HUB] = [4, 5, 6].map(id) as [string, string, string]
export const OWN = `evaluation/${ME}`
export const HASH = 'a'.repeat(64)

const peer: Grant = { role: 'PR', reviewId: REVIEW }
export const lead: Grant = { role: 'LR', reviewId: REVIEW }
export const centre: Grant = { role: 'CT' }
export const host: Grant = { role: 'SL', schoolId: SCHOOL }

let made = 0
/** A document whose fields have these values; a list stands for several heads. */
export function fields(values: { readonly [field: string]: Json | readonly Json[] }): Fields {
  return new Map(
    Object.entries(values).map(([field, value]) => {
      const all = Array.isArray(value) ? (value as Json[]) : [value as Json]
      return [field, all.map((each) => ({ mid: id(++made % 10), by: ME, value: each, at: '', receivedAt: null }))]
    }),
  )
}

export const COMPLETE = {
  'areas/leadership/estimate': 'leading',
  'areas/leadership/went-well/a/text': 'x',
  'areas/provision/estimate': 'effective',
  'areas/provision/even-better-if/b/text': '…y',
  'areas/disadvantaged/estimate': 'effective',
  'areas/disadvantaged/went-well/c/text': 'z',
}

export interface Case {
  readonly as?: readonly Grant[]
  readonly state?: ReviewState
  readonly statuses?: { readonly [person: string]: EvaluationStatus }
  readonly evaluation?: Fields
  readonly submitted?: { readonly [person: string]: Fields }
  readonly decided?: Fields
  readonly sections?: { readonly [doc: string]: Fields }
  readonly hash?: string | null
}

export function facts({
  as = [peer],
  state = 'F',
  statuses = {},
  evaluation = fields(COMPLETE),
  submitted = {},
  decided = new Map(),
  sections = {},
  hash = HASH,
}: Case): CommandFacts {
  const actor: Actor = { personId: ME, grants: as }
  const review = { id: REVIEW, schoolId: SCHOOL, hubId: HUB, state, statuses: new Map(Object.entries(statuses)) }
  return {
    actor,
    review,
    framework: qar2019,
    peers: [ME, DAN, PRIYA],
    evaluation,
    submitted: new Map(Object.entries(submitted)),
    decided,
    hashOf: () => hash,
    sections: new Map(Object.entries(sections)),
    holds: (mid) => mid === HELD,
  }
}

export const command = (
  type: string,
  args: { [name: string]: Json } = {},
  targets: Command['targets'] = [],
): Command => ({
  type,
  args,
  targets,
})

/** Why it was held, or that it was applied. */
export const reason = (decision: Decision) => (decision.outcome === 'held' ? decision.reason : 'applied')

const states = Object.keys(REVIEW_STATES) as ReviewState[]
const inEachState = (of: (state: ReviewState) => string) =>
  Object.fromEntries(states.map((state) => [state, of(state)]))

/** What becomes of a command in each state of the review. */
export const outcomes = (given: Command, each: Case) =>
  inEachState((state) => reason(decide(given, facts({ ...each, state }))))

/** As it should be: applied in the states of these letters, not allowed in any other. */
export const appliedIn = (letters: string) =>
  inEachState((state) => (letters.includes(state) ? 'applied' : 'not-allowed'))
