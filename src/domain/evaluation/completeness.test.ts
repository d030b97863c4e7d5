/**
 * What stands between an evaluation and its submission. The tablet shows these gaps and the server refuses by them,
 * so the cases here are those over which the two could disagree with a person: blank text, deleted points, sizes.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, overlay } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsOf, openConflicts, progressOf } from './completeness.ts'

const DOC = 'evaluation/01939f3a-0000-7000-8000-000000000001'
const LISTS = 'areas/leadership'
const areas = qar2019.areas.map((area) => area.id)

function fields(values: { readonly [field: string]: Json }): Fields {
  const head = (value: Json, n: number) => ({ mid: String(n), by: 'a', value, at: '', receivedAt: null })
  return new Map(Object.entries(values).map(([field, value], n) => [field, [head(value, n)]]))
}

const whole = Object.fromEntries(
  areas.flatMap((area): [string, Json][] => [
    [`areas/${area}/estimate`, 'effective'],
    [`areas/${area}/even-better-if/p/text`, '…one step'],
  ]),
)
const gaps = (changed: { readonly [field: string]: Json }) =>
  gapsOf(qar2019, fields({ ...whole, ...changed })).map(({ why, field }) => [why, field])

describe('gaps', () => {
  const points = (n: number) =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`${LISTS}/went-well/q${i}/text`, `point ${i}`]))
  const cases: [string, { readonly [field: string]: Json }, [string, string][]][] = [
    ['nothing is missing', {}, []],
    ['a cleared estimate', { [`${LISTS}/estimate`]: null }, [['estimate-missing', `${LISTS}/estimate`]]],
    ['a blank point', { [`${LISTS}/even-better-if/p/text`]: ' \n\t' }, [['point-missing', `${LISTS}/went-well`]]],
    ['a deleted point', { [`${LISTS}/even-better-if/p/_deleted`]: true }, [['point-missing', `${LISTS}/went-well`]]],
    ['a point deleted and restored', { [`${LISTS}/even-better-if/p/_deleted`]: null }, []],
    [
      'a point with only a place',
      { [`${LISTS}/even-better-if/p/text`]: null, [`${LISTS}/even-better-if/p/order`]: 'a0' },
      [['point-missing', `${LISTS}/went-well`]],
    ],
    [
      'a point of a list that nobody knows',
      { [`${LISTS}/even-better-if/p/text`]: null, [`${LISTS}/wishes/p/text`]: 'x' },
      [['point-missing', `${LISTS}/went-well`]],
    ],
    ['a point of 4,000 units', { [`${LISTS}/went-well/q/text`]: '👩'.repeat(2000) }, []],
    [
      'a point of 4,001',
      { [`${LISTS}/went-well/q/text`]: `${'👩'.repeat(2000)}x` },
      [['point-too-long', `${LISTS}/went-well/q/text`]],
    ],
    ['60 points', points(60), []],
    ['61 points', points(61), [['too-many-points', `${LISTS}/went-well`]]],
    ['61 points, one deleted', { ...points(61), [`${LISTS}/went-well/q7/_deleted`]: true }, []],
  ]
  test.each(cases)('%s', (_, changed, expected) => expect(gaps(changed)).toEqual(expected))

  test('an empty evaluation lacks both in every area, in the order of the screens', () => {
    expect(gapsOf(qar2019, new Map()).map(({ why, area }) => [area, why])).toEqual(
      areas.flatMap((area) => [
        [area, 'estimate-missing'],
        [area, 'point-missing'],
      ]),
    )
  })
})

test('a conflict is open only for fields that a person knows, and only between different answers', () => {
  const two = (a: Json, b: Json) =>
    [a, b].map((value, n) => ({ mid: String(n), by: 'a', value, at: '', receivedAt: null }))
  const state: Fields = new Map([
    [`${LISTS}/estimate`, two('leading', 'effective')],
    ['areas/provision/estimate', two('leading', 'leading')],
    [`${LISTS}/went-well/p/text`, two('a', 'b')],
    [`${LISTS}/went-well/p/order`, two('a0', 'a1')],
    [`${LISTS}/went-well/p/evidence/n`, two(true, null)],
    [`${LISTS}/went-well/p/_deleted`, two(true, null)],
    ['later', two(1, 2)],
    ['constructor', two(1, 2)],
  ])
  expect(openConflicts(qar2019, DOC, state)).toEqual([
    `${LISTS}/estimate`,
    `${LISTS}/went-well/p/text`,
    `${LISTS}/went-well/p/_deleted`,
  ])
})

test('progress counts what is written, and is complete exactly when the gaps are none but of size', () => {
  const optional = fc.record(
    Object.fromEntries(Object.keys(whole).map((field) => [field, fc.constantFrom(whole[field]!, null, ' ')])) as {
      [field: string]: fc.Arbitrary<Json>
    },
  )
  fc.assert(
    fc.property(optional, (values) => {
      const levels = Object.entries(values).filter(([field, value]) => !field.endsWith('estimate') || value !== ' ')
      const state = fields(Object.fromEntries(levels))
      const progress = progressOf(qar2019, state)
      const done = areas.every((area) => progress[area]!.estimate && progress[area]!.points > 0)
      expect(done).toBe(gapsOf(qar2019, state).length === 0)
    }),
  )
})

test('what a waiting write completes is complete: the tablet and the server ask the same question', () => {
  const { [`${LISTS}/estimate`]: _, ...rest } = whole
  const before = fields(rest)
  expect(gapsOf(qar2019, before)).toHaveLength(1)
  const pending = [{ mid: 'x', by: 'a', at: '', field: `${LISTS}/estimate`, value: 'leading', ctx: [] }]
  expect(gapsOf(qar2019, overlay(before, pending))).toEqual([])
})

test('two answers inside a point that is deleted ask nobody; whether it is deleted may still be asked', () => {
  const head = (mid: string, value: Json) => ({ mid, value, by: 'a', at: 't', receivedAt: null })
  const point = `${LISTS}/went-well/p1`
  const twoTexts = [head('1', 'one'), head('2', 'two')]
  const open = (...deleted: Json[]) => {
    const heads = deleted.map((value, i) => head(`d${i}`, value))
    return openConflicts(
      qar2019,
      DOC,
      new Map([
        [`${point}/text`, twoTexts],
        [`${point}/_deleted`, heads],
      ]),
    )
  }
  expect(open()).toEqual([`${point}/text`])
  expect(open(null)).toEqual([`${point}/text`])
  expect(open(true)).toEqual([])
  expect(open(true, true)).toEqual([])
  expect(open(true, null)).toEqual([`${point}/text`, `${point}/_deleted`])
})
