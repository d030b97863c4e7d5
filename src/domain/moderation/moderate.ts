/**
 * What the lead reviewer decides between the reviewers' evaluations and an agreed one: to open the moderation, to return
 * an evaluation with reasons, to agree an estimate with the team, and to close.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { evaluationOf, uuid } from '#domain/custody/grammar.ts'
import { shownValue } from '#domain/custody/state.ts'
import { areaPath, estimateField } from '#domain/evaluation/fields.ts'
import { storableText } from '#domain/framework/kinds.ts'
import { statusOf } from '#domain/people.ts'
import { z } from 'zod'
import { CLOSED_FIELD, OVERALL_FIELD, STATE_FIELD, agreedField, returnedField, statusField } from './review-document.ts'
import { type CommandFacts, applied, held, noTargets, rule } from './rule.ts'

export const open = rule({
  args: z.looseObject({ without: z.array(uuid) }),
  targets: noTargets,
  action: 'moderation.open',
  decide: ({ peers, review }, { without }) => {
    const unnamed = peers.filter((peer) => statusOf(review, peer) !== 'submitted' && !without.includes(peer))
    if (unnamed.length > 0) return held('incomplete', unnamed.map(statusField))
    return applied([[STATE_FIELD, 'S']])
  },
})

/** Gives an evaluation back to its reviewer, with what is asked for in each area. */
export const giveBack = rule({
  args: z.looseObject({ personId: uuid, reasons: z.record(z.string(), storableText) }),
  targets: {
    count: 'one',
    fits: ({ doc, path }, { personId }) => path === '' && doc === evaluationOf(personId),
    all: (_, { personId }) => [evaluationOf(personId)],
  },
  action: 'moderation.return',
  allowed: ({ review }, { personId }) => statusOf(review, personId) === 'submitted',
  makesSense: ({ areas }, { reasons }) => Object.keys(reasons).every((each) => areas.some(({ id }) => id === each)),
  decide: ({ framework, decided }, { personId, reasons }) => {
    if (!Object.values(reasons).some((reason) => reason.trim() !== '')) return held('incomplete', ['reasons'])
    const said = framework.areas.flatMap(({ id }): [string, Json][] => {
      const field = returnedField(personId, id)
      const reason = reasons[id]?.trim() ? reasons[id] : null
      // What was asked for the last time is not asked for again.
      return reason === null && shownValue(decided, field) === null ? [] : [[field, reason]]
    })
    return applied([[statusField(personId), 'returned'], ...said, [STATE_FIELD, 'R']])
  },
})

/** The team's estimate of an area, agreed upon every evaluation that has been submitted; `null` takes it back. */
export const agree = rule({
  args: z.looseObject({ area: z.string(), estimate: z.string().nullable(), reason: storableText.optional() }),
  targets: {
    count: 'any',
    fits: ({ doc, path }, { area }) => path === areaPath(area) && doc.startsWith('evaluation/'),
    all: ({ submitted }) => [...submitted.keys()].map(evaluationOf),
  },
  action: 'moderation.agree',
  makesSense: ({ areas, scale }, { area, estimate }) =>
    areas.some((each) => each.id === area && each.estimate) &&
    (estimate === null || (scale?.levels.some((level) => level.id === estimate) ?? false)),
  decide: ({ submitted }, { area, estimate, reason = '' }) => {
    if (estimate === null)
      return applied([
        [agreedField(area, 'estimate'), null],
        [agreedField(area, 'reason'), null],
      ])
    if (reviewersDiffer(submitted, area) && reason.trim() === '') return held('incomplete', ['reason'])
    return applied([
      [agreedField(area, 'estimate'), estimate],
      [agreedField(area, 'reason'), reason.trim() === '' ? null : reason],
    ])
  },
})

/** Whether those who have submitted do not all say the same of an area: then an agreement owes its reason. */
export function reviewersDiffer(submitted: CommandFacts['submitted'], area: string): boolean {
  return new Set([...submitted.values()].map((fields) => shownValue(fields, estimateField(area)))).size > 1
}

export const close = rule({
  args: z.looseObject({ overall: z.string().optional() }),
  targets: noTargets,
  action: 'moderation.close',
  makesSense: ({ overall, scale }, given) =>
    given.overall === undefined ||
    (overall === 'agreed' && (scale?.levels.some((level) => level.id === given.overall) ?? false)),
  decide: (facts, { overall }) => {
    const open = notAgreed(facts)
    if (open.length > 0)
      return held(
        'incomplete',
        open.map((area) => agreedField(area, 'estimate')),
      )
    const estimate: [string, Json][] = overall === undefined ? [] : [[OVERALL_FIELD, overall]]
    return applied([...estimate, [CLOSED_FIELD, true], [STATE_FIELD, 'M']])
  },
})

/** The areas whose estimate the team has yet to agree. */
function notAgreed({ framework, decided }: Pick<CommandFacts, 'framework' | 'decided'>): readonly string[] {
  return framework.areas
    .filter(({ id, estimate }) => estimate && shownValue(decided, agreedField(id, 'estimate')) === null)
    .map(({ id }) => id)
}
