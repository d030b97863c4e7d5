/** Advice for every state in which a kept change can be met: nothing is advised that the app or the server would refuse. */
import { expect, test } from 'vitest'
import { HELD_REASONS, type HeldReason } from '#domain/custody/entry.ts'
import { evaluationIsOpen } from '#domain/custody/judge.ts'
import { EVALUATION_STATUSES, REVIEW_STATES, type ReviewState } from '#domain/people.ts'
import { COMMAND_TYPES } from '#domain/moderation/commands.ts'
import { type Stand, heldAdvice } from './held-advice.ts'

const STATES = Object.keys(REVIEW_STATES) as ReviewState[]
const write = { doc: 'evaluation/x', what: 'areas/leadership/estimate', value: 'leading' }
const given = (what: string) => ({ doc: null, what, value: null })
const CHANGES = [null, write, { ...write, doc: 'nomination/x', what: 'title' }, ...COMMAND_TYPES.map(given)]

const stand = (state: ReviewState, status: Stand['status'], more: Partial<Stand> = {}): Stand => ({
  listed: true,
  leads: false,
  state,
  status,
  ...more,
})
const stands = STATES.flatMap((state) =>
  EVALUATION_STATUSES.flatMap((status) =>
    [true, false].flatMap((listed) => [true, false].map((leads) => stand(state, status, { listed, leads }))),
  ),
)
const said = (reason: HeldReason, change: (typeof CHANGES)[number], at: Stand) => {
  const { why, what } = heldAdvice(reason, change, at)
  return `${why}. ${what}`
}

/** What may be said only where it is true: the words, and where they are. */
const ONLY_WHERE: readonly (readonly [words: RegExp, where: (at: Stand) => boolean])[] = [
  [/\brecall your evaluation\b/, ({ state, status }) => state === 'F' && status === 'submitted'],
  [/submit again|put it in there|open for changes/, (at) => at.listed && (isOpen(at) || at.state === 'F')],
  [/start moderation again/, ({ state }) => state === 'F'],
  [/(tell|ask) the lead reviewer/, ({ listed, leads }) => listed && !leads],
  [/decide again/, ({ state }) => 'PFSR'.includes(state)],
  [/undefined|\.\./, () => false],
]
const isOpen = ({ state, status }: Stand) => evaluationIsOpen({ state, statuses: new Map([['x', status]]) }, 'x')

test('in no state is anything advised that would be refused there', () => {
  const untrue = stands.flatMap((at) =>
    HELD_REASONS.flatMap((reason) =>
      CHANGES.map((change) => said(reason, change, at))
        .filter((text) => ONLY_WHERE.some(([words, where]) => words.test(text) && !where(at)))
        .map((text) => [at, reason, text]),
    ),
  )
  expect(untrue).toEqual([])
})

test.each<[ReviewState, Stand['status'], string]>([
  ['F', 'submitted', 'recall your evaluation on its page'],
  ['F', 'draft', 'open for changes now'],
  ['S', 'submitted', 'can no longer be recalled'],
  ['S', 'draft', 'open for changes now'],
  ['R', 'returned', 'open for changes now'],
  ['R', 'submitted', 'can no longer be recalled'],
  ['M', 'submitted', 'past moderation'],
  ['U', 'submitted', 'past moderation'],
])('a late change, the review in %s and the evaluation %s: %s', (state, status, words) => {
  expect(said('locked', write, stand(state, status))).toContain(words)
})

test.each<[string, HeldReason, string, ReviewState, Stand['status'], string]>([
  ['submitted again after moderation began', 'not-allowed', 'evaluation.submit', 'S', 'submitted', 'before stands'],
  ['recalled after moderation began', 'not-allowed', 'evaluation.recall', 'S', 'submitted', 'could not be recalled'],
  ['submitted before the start', 'not-allowed', 'evaluation.submit', 'P', 'draft', 'had not started'],
  ['moderation started twice', 'not-allowed', 'moderation.open', 'S', 'draft', 'already been started'],
  ['a submit that something had overtaken', 'moved', 'evaluation.submit', 'F', 'draft', 'then submit again'],
  ['the same, submitted since', 'moved', 'evaluation.submit', 'F', 'submitted', 'You have submitted since'],
  ['incomplete, still open', 'incomplete', 'evaluation.submit', 'F', 'draft', 'Check your answers'],
  ['incomplete, now closed', 'incomplete', 'evaluation.submit', 'M', 'draft', 'past moderation'],
  ['moderation that named somebody too few', 'incomplete', 'moderation.open', 'F', 'draft', 'start moderation again'],
  ['an agreement that was overtaken', 'moved', 'moderation.agree', 'S', 'draft', 'says what has changed there'],
  ['an agreement that came after the end', 'not-allowed', 'moderation.agree', 'M', 'draft', 'past moderation'],
  ['a close that came twice', 'not-allowed', 'moderation.close', 'M', 'draft', 'Nothing is left to do'],
])('%s', (_, reason, type, state, status, words) => {
  expect(said(reason, given(type), stand(state, status))).toContain(words)
})

test.each<[string, HeldReason, string, ReviewState]>([
  ['a point raised as it was published', 'not-allowed', 'factCheck.raise', 'U'],
  ['an answer to what was answered meanwhile', 'moved', 'factCheck.answer', 'C'],
  ['a report sent that had changed', 'moved', 'report.sendToSchool', 'M'],
  ['a report published with a point open', 'incomplete', 'report.publish', 'C'],
  ['a review withdrawn that was published', 'not-allowed', 'review.withdraw', 'U'],
])('what was decided on a report is advised upon as such: %s', (_, reason, type, state) => {
  const text = said(reason, given(type), stand(state, 'submitted'))
  expect(text).toContain('Open the report')
  expect(text).not.toMatch(/evaluation|submit/i)
})

test('whoever is no longer on the review is told that first', () => {
  expect(said('not-allowed', write, stand('F', 'draft', { listed: false }))).toContain('waiting for the lead reviewer')
})
