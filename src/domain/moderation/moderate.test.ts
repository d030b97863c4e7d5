/** The lead's decisions: upon exactly what was submitted, with a reason where one is owed, and undone by what overtakes them. */
import type { Command } from '#domain/custody/entry.ts'
import {
  COMPLETE,
  type Case,
  DAN,
  HASH,
  ME,
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

const AREAS = ['leadership', 'provision', 'disadvantaged']
const submitted = {
  [DAN]: fields(COMPLETE),
  [PRIYA]: fields({ ...COMPLETE, 'areas/leadership/estimate': 'effective' }),
}
const statuses = { [DAN]: 'submitted', [PRIYA]: 'submitted' } as const
const inModeration: Case = { as: [lead], state: 'S', statuses, submitted }

const target = (person: string, path: string, hash = HASH) => ({ doc: `evaluation/${person}`, path, hash })
const agree = (
  { area = 'provision', ...args }: Command['args'] & { readonly area?: string },
  people: readonly string[] = [DAN, PRIYA],
  hash = HASH,
) =>
  command(
    'moderation.agree',
    { area, estimate: 'effective', ...args },
    people.map((person) => target(person, `areas/${area}`, hash)),
  )
const giveBack = (args: Command['args'] = {}, targets = [target(DAN, '')]) =>
  command('moderation.return', { personId: DAN, reasons: { leadership: 'Say which leaders.' }, ...args }, targets)
const close = (args: Command['args'] = {}) => command('moderation.close', args)
const agreed = (areas: readonly string[] = AREAS) =>
  fields(Object.fromEntries(areas.map((area) => [`agreed/${area}/estimate`, 'effective'])))

test.each<[string, Command, Case, string]>([
  ['agree', agree({}), inModeration, 'SR'],
  ['agree as a peer', agree({}), { ...inModeration, as: [] }, ''],
  ['agree as the centre', agree({}), { ...inModeration, as: [centre] }, ''],
  ['return', giveBack(), inModeration, 'SR'],
  ['return as the centre', giveBack(), { ...inModeration, as: [centre] }, ''],
  ['return of a draft', giveBack(), { ...inModeration, statuses: { [DAN]: 'draft' } }, ''],
  ['return of what is returned already', giveBack(), { ...inModeration, statuses: { [DAN]: 'returned' } }, ''],
  ['close', close(), { ...inModeration, decided: agreed() }, 'S'],
  ['close as the centre', close(), { ...inModeration, decided: agreed(), as: [centre] }, ''],
])('in which states: %s', (_, given, each, allowed) => expect(outcomes(given, each)).toEqual(appliedIn(allowed)))

describe('the first thing that stands in the way', () => {
  test.each<[string, Command, Case, string]>([
    ['an area that there is not', agree({ area: 'roof' }), {}, 'invalid'],
    ['a level that there is not', agree({ estimate: 'outstanding' }), {}, 'invalid'],
    ['an estimate that is no level’s name', agree({ estimate: 3 }), {}, 'invalid'],
    ['to take back an area that there is not', agree({ area: 'roof', estimate: null }), {}, 'invalid'],
    ['to take back upon what has moved', agree({ estimate: null }, [DAN], HASH), {}, 'moved'],
    ['to take back where reviewers differ', agree({ area: 'leadership', estimate: null }), {}, 'applied'],
    [
      'a part of another area',
      command('moderation.agree', agree({}).args, [target(DAN, 'areas/leadership')]),
      {},
      'invalid',
    ],
    ['an evaluation twice', agree({}, [DAN, DAN, PRIYA]), {}, 'invalid'],
    ['an evaluation left out', agree({}, [DAN]), {}, 'moved'],
    ['none named', agree({}, []), {}, 'moved'],
    ['one more than were submitted', agree({}, [DAN, PRIYA, ME]), { hash: null }, 'moved'],
    ['an evaluation that has moved', agree({}, [DAN, PRIYA], 'b'.repeat(64)), {}, 'moved'],
    ['moved before its reason', agree({ area: 'leadership' }, [DAN, PRIYA], 'b'.repeat(64)), {}, 'moved'],
    ['reviewers differ, and no reason', agree({ area: 'leadership' }), {}, 'incomplete'],
    ['reviewers differ, and a blank reason', agree({ area: 'leadership', reason: ' \n' }), {}, 'incomplete'],
    ['reviewers differ, and why', agree({ area: 'leadership', reason: 'The books show it.' }), {}, 'applied'],
    ['a reason that no store keeps', agree({ area: 'leadership', reason: 'A\u0000' }), {}, 'invalid'],
    ['all say the same', agree({}), {}, 'applied'],
    ['a return that names nothing', giveBack({}, []), {}, 'invalid'],
    ['a return that names another', giveBack({}, [target(PRIYA, '')]), {}, 'invalid'],
    ['a return that names a part', giveBack({}, [target(DAN, 'areas/leadership')]), {}, 'invalid'],
    ['a return for an area that there is not', giveBack({ reasons: { roof: 'It leaks.' } }), {}, 'invalid'],
    ['a return of what has moved', giveBack({}, [target(DAN, '', 'b'.repeat(64))]), {}, 'moved'],
    ['a return without a reason', giveBack({ reasons: {} }), {}, 'incomplete'],
    ['a return with a blank one', giveBack({ reasons: { leadership: ' ' } }), {}, 'incomplete'],
    ['a return with one that no store keeps', giveBack({ reasons: { leadership: '\ud800' } }), {}, 'invalid'],
    ['a close with an area open', close(), { decided: agreed(['leadership', 'provision']) }, 'incomplete'],
    ['a close that names something', command('moderation.close', {}, [target(DAN, '')]), {}, 'invalid'],
    ['an overall estimate that there is not', close({ overall: 'good' }), { decided: agreed() }, 'invalid'],
    ['an overall estimate', close({ overall: 'leading' }), { decided: agreed() }, 'applied'],
  ])('%s', (_, given, each, expected) =>
    expect(reason(decide(given, facts({ ...inModeration, ...each })))).toBe(expected),
  )

  test('what is missing is named', () => {
    expect(decide(agree({ area: 'leadership' }), facts(inModeration))).toMatchObject({ fields: ['reason'] })
    expect(decide(giveBack({ reasons: {} }), facts(inModeration))).toMatchObject({ fields: ['reasons'] })
    expect(decide(close(), facts({ ...inModeration, decided: agreed(['provision']) }))).toMatchObject({
      fields: ['agreed/leadership/estimate', 'agreed/disadvantaged/estimate'],
    })
  })
})

describe('what follows', () => {
  test('an agreed estimate has its reason, and one without takes an earlier reason away', () => {
    expect(decide(agree({ reason: 'We saw the same.' }), facts(inModeration))).toMatchObject({
      decides: [
        ['agreed/provision/estimate', 'effective'],
        ['agreed/provision/reason', 'We saw the same.'],
      ],
    })
    expect(decide(agree({}), facts(inModeration))).toMatchObject({
      decides: [
        ['agreed/provision/estimate', 'effective'],
        ['agreed/provision/reason', null],
      ],
    })
  })

  test('an agreement that is taken back leaves neither estimate nor reason', () => {
    expect(decide(agree({ estimate: null, reason: 'Too soon.' }), facts(inModeration))).toMatchObject({
      decides: [
        ['agreed/provision/estimate', null],
        ['agreed/provision/reason', null],
      ],
    })
  })

  test('what is returned says what is asked for now, and nothing of the last time', () => {
    const decided = fields({ [`returned/${DAN}/provision/reason`]: 'Look again.' })
    expect(decide(giveBack(), facts({ ...inModeration, decided }))).toEqual({
      outcome: 'applied',
      decides: [
        [`evaluations/${DAN}/status`, 'returned'],
        [`returned/${DAN}/leadership/reason`, 'Say which leaders.'],
        [`returned/${DAN}/provision/reason`, null],
        ['state', 'R'],
      ],
      effects: [],
    })
  })

  test('a review closes with its overall estimate, or without', () => {
    const decided = agreed()
    expect(decide(close({ overall: 'leading' }), facts({ ...inModeration, decided }))).toMatchObject({
      decides: [
        ['overall/estimate', 'leading'],
        ['moderation/closed', true],
        ['state', 'M'],
      ],
    })
    expect(decide(close(), facts({ ...inModeration, decided }))).toMatchObject({
      decides: [
        ['moderation/closed', true],
        ['state', 'M'],
      ],
    })
  })

  test('what comes again undoes what was agreed on the areas that it changes, and on no other', () => {
    const before = fields(COMPLETE)
    const evaluation = new Map([...before, ...fields({ 'areas/provision/went-well/new/text': 'And this.' })])
    const again: Case = {
      state: 'R',
      statuses: { [ME]: 'returned', [DAN]: 'submitted' },
      submitted: { [ME]: before, [DAN]: fields(COMPLETE) },
      decided: agreed(['leadership', 'provision']),
    }
    const submit = command('evaluation.submit', {}, [target(ME, '')])
    expect(decide(submit, facts({ ...again, evaluation }))).toMatchObject({
      decides: [
        [`evaluations/${ME}/status`, 'submitted'],
        ['agreed/provision/estimate', null],
        ['agreed/provision/reason', null],
        ['state', 'S'],
      ],
    })
    expect(decide(submit, facts({ ...again, evaluation: before }))).toMatchObject({
      decides: [
        [`evaluations/${ME}/status`, 'submitted'],
        ['state', 'S'],
      ],
    })
  })

  test('what comes late undoes all that was agreed without it', () => {
    const late: Case = { state: 'S', statuses: { [DAN]: 'submitted' }, submitted, decided: agreed() }
    expect(decide(command('evaluation.submit', {}, [target(ME, '')]), facts(late))).toMatchObject({
      decides: [
        [`evaluations/${ME}/status`, 'submitted'],
        ...AREAS.flatMap((area) => [
          [`agreed/${area}/estimate`, null],
          [`agreed/${area}/reason`, null],
        ]),
      ],
    })
  })
})
