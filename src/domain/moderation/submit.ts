import type { Json } from '#domain/custody/canonical.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { gapsOf, openConflicts } from '#domain/evaluation/completeness.ts'
import { areaPath } from '#domain/evaluation/fields.ts'
import { statusOf } from '#domain/people.ts'
import { STATE_FIELD, agreedField, statusField } from './review-document.ts'
import { type CommandFacts, applied, held, rule } from './rule.ts'
import { z } from 'zod'

/** Hands one's evaluation in. Where it comes again, or late, what was agreed upon an area that it changes is undone. */
export const submit = rule({
  args: z.looseObject({}),
  targets: {
    count: 'one',
    fits: ({ doc, path }) => path === '' && doc.startsWith('evaluation/'),
    all: ({ actor }) => [evaluationOf(actor.personId)],
  },
  action: 'evaluation.submit',
  allowed: maySubmit,
  decide: (facts) => {
    const { actor, review, framework, evaluation } = facts
    const { personId } = actor
    const conflicts = openConflicts(framework, evaluationOf(personId), evaluation)
    if (conflicts.length > 0) return held('conflict-open', conflicts)
    const gaps = gapsOf(framework, evaluation)
    if (gaps.length > 0)
      return held(
        'incomplete',
        gaps.map((gap) => gap.field),
      )
    const stillReturned = [...review.statuses].some(([person, status]) => person !== personId && status === 'returned')
    const state: [string, Json][] = review.state === 'R' && !stillReturned ? [[STATE_FIELD, 'S']] : []
    return applied([[statusField(personId), 'submitted'], ...undone(facts), ...state], { effect: 'submit', personId })
  },
})

/** In R one hands in again what was returned, in S what is late; what is handed in already stays. */
function maySubmit({ review, actor }: CommandFacts): boolean {
  const status = statusOf(review, actor.personId)
  return (
    review.state === 'F' ||
    (review.state === 'R' && status === 'returned') ||
    (review.state === 'S' && status === 'draft')
  )
}

/** An agreement stands while what it was made upon stands. */
function undone({ actor, framework, evaluation, submitted, decided }: CommandFacts): [string, Json][] {
  const before = submitted.get(actor.personId) ?? new Map()
  return framework.areas
    .map(({ id }) => id)
    .filter((area) => shownValue(decided, agreedField(area, 'estimate')) !== null)
    .filter((area) => stateOf(before, areaPath(area)) !== stateOf(evaluation, areaPath(area)))
    .flatMap((area): [string, Json][] => [
      [agreedField(area, 'estimate'), null],
      [agreedField(area, 'reason'), null],
    ])
}

/** Two states are the same when their hashes are; compared at once, they need not be hashed. */
function stateOf(fields: Fields, path: string): string {
  const mids = [...fields].map(([field, heads]) => [field, heads.map(({ mid }) => mid)] as const)
  return stateHash(mids, path, (text) => text)
}
