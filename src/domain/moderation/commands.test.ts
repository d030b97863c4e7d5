/**
 * Commands as a table: who, in which state, upon which state of the documents, and what follows. The order of the
 * reasons is part of the protocol: a person is told the first thing that stands in the way, not the last.
 */
import type { Command } from '#domain/custody/entry.ts'
import {
  type Case,
  COMPLETE,
  DAN,
  HASH,
  HELD,
  ME,
  OWN,
  PRIYA,
  appliedIn,
  centre,
  command,
  facts,
  fields,
  lead,
  outcomes,
  reason,
} from '#tests/world/decisions.ts'
import { describe, expect, test } from 'vitest'
import { decide } from './commands.ts'

const submit = (target = { doc: OWN, path: '', hash: HASH }) => command('evaluation.submit', {}, [target])

describe('in which states', () => {
  const cases: [string, Command, Case, string][] = [
    ['review.start by the lead', command('review.start'), { as: [lead] }, 'P'],
    ['review.start by the centre', command('review.start'), { as: [centre] }, 'P'],
    ['review.start by a peer', command('review.start'), {}, ''],
    ['submit of a draft', submit(), {}, 'FS'],
    ['submit of what was submitted', submit(), { statuses: { [ME]: 'submitted' } }, 'F'],
    ['submit of what was returned', submit(), { statuses: { [ME]: 'returned' } }, 'FR'],
    ['submit by somebody off the review', submit(), { as: [] }, ''],
    ['submit by the centre', submit(), { as: [centre] }, ''],
    ['recall', command('evaluation.recall'), {}, 'F'],
    ['recall by the lead of their own', command('evaluation.recall'), { as: [lead] }, 'F'],
    ['opening moderation', command('moderation.open', { without: [ME, DAN, PRIYA] }), { as: [lead] }, 'F'],
    ['opening moderation as a peer', command('moderation.open', { without: [ME, DAN, PRIYA] }), {}, ''],
    ['letting go of what is held', command('held.release', { mid: HELD }), { as: [] }, 'PFSRMCUAW'],
  ]
  test.each(cases)('%s', (_, given, each, allowed) => expect(outcomes(given, each)).toEqual(appliedIn(allowed)))
})

describe('the first thing that stands in the way', () => {
  const two = fields({ ...COMPLETE, 'areas/leadership/estimate': ['leading', 'effective'] })
  const gaps = fields({ ...COMPLETE, 'areas/leadership/estimate': null })
  const both = fields({ 'areas/leadership/estimate': ['leading', 'effective'] })
  const cases: [string, Command, Case, string][] = [
    ['an unknown type', command('report.burn'), {}, 'invalid'],
    ['a type that every object has', command('constructor'), {}, 'invalid'],
    ['a submit that names nothing', command('evaluation.submit'), {}, 'invalid'],
    ['a submit that names a part', submit({ doc: OWN, path: 'areas/leadership', hash: HASH }), {}, 'invalid'],
    [
      'a submit that names two',
      command('evaluation.submit', {}, [...submit().targets, ...submit().targets]),
      {},
      'invalid',
    ],
    [
      'a start that names something',
      command('review.start', {}, submit().targets),
      { as: [lead], state: 'P' },
      'invalid',
    ],
    ['an opening without its list', command('moderation.open'), { as: [lead] }, 'invalid'],
    [
      'an opening with a list of something else',
      command('moderation.open', { without: ['dan'] }),
      { as: [lead] },
      'invalid',
    ],
    ['a release of nothing', command('held.release'), {}, 'invalid'],
    ['a release of what is not held', command('held.release', { mid: DAN }), {}, 'not-allowed'],
    [
      'another’s evaluation, also unread',
      submit({ doc: `evaluation/${DAN}`, path: '', hash: HASH }),
      { hash: null },
      'not-allowed',
    ],
    ['not allowed before moved', submit(), { state: 'M', hash: 'b'.repeat(64) }, 'not-allowed'],
    ['moved before a conflict', submit(), { hash: 'b'.repeat(64), evaluation: both }, 'moved'],
    ['a conflict before a gap', submit(), { evaluation: both }, 'conflict-open'],
    ['a conflict alone', submit(), { evaluation: two }, 'conflict-open'],
    ['a gap', submit(), { evaluation: gaps }, 'incomplete'],
    [
      'equal values are no conflict',
      submit(),
      { evaluation: fields({ ...COMPLETE, 'areas/leadership/estimate': ['leading', 'leading'] }) },
      'applied',
    ],
    [
      'an order twice is no conflict',
      submit(),
      { evaluation: fields({ ...COMPLETE, 'areas/leadership/went-well/a/order': ['a0', 'a1'] }) },
      'applied',
    ],
    [
      'an unknown field twice is no conflict',
      submit(),
      { evaluation: fields({ ...COMPLETE, later: ['a0', 'a1'] }) },
      'applied',
    ],
  ]
  test.each(cases)('%s', (_, given, each, expected) => expect(reason(decide(given, facts(each)))).toBe(expected))

  test('what is missing is named, estimate and list', () => {
    expect(decide(submit(), facts({ evaluation: fields({ 'areas/provision/went-well/p/text': ' \n' }) }))).toEqual({
      outcome: 'held',
      reason: 'incomplete',
      fields: ['leadership', 'provision', 'disadvantaged'].flatMap((area) => [
        `areas/${area}/estimate`,
        `areas/${area}/went-well`,
      ]),
    })
  })
})

describe('what follows', () => {
  const status = (person: string) => `evaluations/${person}/status`

  test('a submit is decided in one’s own status and leaves a snapshot', () => {
    expect(decide(submit(), facts({}))).toEqual({
      outcome: 'applied',
      decides: [[status(ME), 'submitted']],
      effects: [{ effect: 'submit', personId: ME }],
    })
  })

  test('the last returned evaluation takes the review back to moderation, any other does not', () => {
    const alone = decide(submit(), facts({ state: 'R', statuses: { [ME]: 'returned', [DAN]: 'submitted' } }))
    expect(alone).toMatchObject({
      decides: [
        [status(ME), 'submitted'],
        ['state', 'S'],
      ],
    })
    const first = decide(submit(), facts({ state: 'R', statuses: { [ME]: 'returned', [DAN]: 'returned' } }))
    expect(first).toMatchObject({ decides: [[status(ME), 'submitted']] })
  })

  test('moderation opens without those who are named, and names those who are not', () => {
    const statuses = { [ME]: 'submitted' } as const
    expect(decide(command('moderation.open', { without: [DAN] }), facts({ as: [lead], statuses }))).toEqual({
      outcome: 'held',
      reason: 'incomplete',
      fields: [status(PRIYA)],
    })
    expect(decide(command('moderation.open', { without: [DAN, PRIYA] }), facts({ as: [lead], statuses }))).toEqual({
      outcome: 'applied',
      decides: [['state', 'S']],
      effects: [],
    })
  })

  test('a start has what was held judged again, a recall takes the snapshot away, a release lets go', () => {
    expect(decide(command('review.start'), facts({ as: [lead], state: 'P' }))).toMatchObject({
      decides: [['state', 'F']],
      effects: [{ effect: 'judge-held-again' }],
    })
    expect(decide(command('evaluation.recall'), facts({}))).toMatchObject({
      decides: [[status(ME), 'draft']],
      effects: [{ effect: 'recall', personId: ME }],
    })
    expect(decide(command('held.release', { mid: HELD }), facts({}))).toMatchObject({
      decides: [],
      effects: [{ effect: 'release', mid: HELD }],
    })
  })
})
