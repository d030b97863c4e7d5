/**
 * Words that nobody who deleted has seen must be asked about, words that they saw must not be asked about again, and
 * no clock may have a say in either.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Naming, headsOf } from '#domain/custody/heads.ts'
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, fieldsFrom } from '#domain/custody/state.ts'
import { deletedField, deletionOf, seenBy, seenField, textField } from './deletion.ts'

const P = 'areas/leadership/went-well/p1'
const at = (minute: number) => `2026-11-18T09:${String(minute).padStart(2, '0')}:00.000Z`
const head = (mid: string, value: Json, received: number | null = null): Head => ({
  mid,
  by: 'amina',
  value,
  at: at(0),
  receivedAt: received === null ? null : at(received),
})
const point = (texts: Head[], deleted: Head[], seen: Head[] = []): Fields =>
  fieldsFrom({ [textField(P)]: texts, [deletedField(P)]: deleted, [seenField(P)]: seen })

const D = [head('d', true, 5)]
const cases: [string, ReturnType<typeof deletionOf>, Fields][] = [
  ['a point that nobody deleted', 'kept', point([head('t', 'words')], [])],
  ['a point restored', 'kept', point([head('t', 'words')], [head('d', null)], [head('r', null)])],
  ['words that the deletion saw', 'deleted', point([head('t', 'words', 9)], D, [head('r', ['t'])])],
  ['words that it did not see', 'unseen', point([head('t', 'words', 1)], D, [head('r', ['s'])])],
  ['of two texts one unseen', 'unseen', point([head('t', 'a'), head('u', 'b')], D, [head('r', ['t'])])],
  [
    'of two deletions each saw one text',
    'deleted',
    point([head('t', 'a'), head('u', 'b')], D, [head('r', ['t']), head('q', ['u'])]),
  ],
  ['blank words, seen by nobody', 'deleted', point([head('t', ' \n'), head('u', null)], D, [head('r', [])])],
  ['two devices disagree', 'differs', point([head('t', 'words')], [...D, head('k', null)], [head('r', ['t'])])],
  ['two deletions that agree', 'deleted', point([head('t', 'a')], [...D, head('e', true)], [head('r', ['t'])])],
  ['no list: words that came before the deletion', 'deleted', point([head('t', 'words', 4)], D)],
  ['no list: words that came with it', 'deleted', point([head('t', 'words', 5)], D)],
  ['no list: words that came after it', 'unseen', point([head('t', 'words', 6)], D)],
  ['no list: own words not sent yet', 'unseen', point([head('t', 'words')], D)],
  ['no list: an own deletion not sent yet', 'deleted', point([head('t', 'words', 6)], [head('d', true)])],
  ['no list: the last of two deletions counts', 'deleted', point([head('t', 'words', 6)], [...D, head('e', true, 7)])],
  ...[null, 'd', 7, {}, [1], ['t', null], [['t']]].map((hostile): (typeof cases)[number] => [
    `no list but ${JSON.stringify(hostile)}`,
    'unseen',
    point([head('t', 'words', 6)], D, [head('r', hostile)]),
  ]),
  [
    'a list beside something else',
    'deleted',
    point([head('t', 'words', 6)], D, [head('r', ['t']), head('q', { t: true })]),
  ],
]
test.each(cases)('%s: %s', (_, expected, fields) => expect(deletionOf(fields, P)).toBe(expected))

test('a deletion has seen what was shown, and what those that it replaces had seen and still stands', () => {
  const fields = point([head('t', 'a'), head('u', 'b')], D, [head('r', ['u', 'gone']), head('q', 'u')])
  expect(seenBy(fields, P, ['t'])).toEqual(['t', 'u'])
  expect(seenBy(new Map(), P, [])).toEqual([])
})

interface Write extends Naming, Head {
  readonly field: string
}
const deed = fc.record({
  on: fc.nat(2),
  does: fc.constantFrom('write', 'write', 'delete', 'restore', 'meet', 'meet'),
  with: fc.nat(2),
  clock: fc.nat(59),
})

/** Three devices that write, delete, restore and now and then meet; clocks say anything. */
function play(deeds: readonly (typeof deed extends fc.Arbitrary<infer D> ? D : never)[]) {
  const devices: Write[][] = [[], [], []]
  /** The texts that were on a screen where somebody deleted. */
  const read = new Set<string>()
  let count = 0
  for (const { on, does, with: other, clock } of deeds) {
    const known = devices[on]!
    const state = stateOf(known)
    const say = (field: string, value: Json) => {
      const ctx = (state.get(field) ?? []).map((each) => each.mid)
      known.push({ ...head(`m${(count += 1)}`, value), at: at(clock), field, ctx })
    }
    const shown = (state.get(textField(P)) ?? []).map((each) => each.mid)
    if (does === 'write') say(textField(P), `words ${count}`)
    else if (does === 'meet') {
      const all = [...new Map([...known, ...devices[other]!].map((each) => [each.mid, each])).values()]
      devices[on] = all
      devices[other] = [...all]
    } else {
      if (does === 'delete') for (const mid of shown) read.add(mid)
      say(seenField(P), does === 'delete' ? [...seenBy(state, P, shown)] : null)
      say(deletedField(P), does === 'delete' ? true : null)
    }
  }
  return { all: [...new Map(devices.flat().map((each) => [each.mid, each])).values()], read }
}

function stateOf(writes: readonly Write[]): Fields {
  const fields = new Map<string, Head[]>()
  for (const field of [textField(P), deletedField(P), seenField(P)]) {
    const heads = headsOf(writes.filter((each) => each.field === field))
    if (heads.length > 0) fields.set(field, heads)
  }
  return fields
}

test('words out of sight were on the screen of somebody who deleted them, in whatever order all arrived', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 14 }), fc.infiniteStream(fc.nat(59)), (deeds, clocks) => {
      const { all, read } = play(deeds)
      const state = stateOf(all)
      const deletion = deletionOf(state, P)
      const hidden = deletion === 'deleted' ? (state.get(textField(P)) ?? []) : []
      for (const { mid } of hidden) expect(read).toContain(mid)
      const elsewhere = all.toReversed().map((each) => ({ ...each, at: at(clocks.next().value) }))
      expect(deletionOf(stateOf(elsewhere), P)).toBe(deletion)
    }),
    { numRuns: 500 },
  )
})

test('to leave it deleted having seen everything settles it for ever', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const { all } = play(deeds)
      const state = stateOf(all)
      const ctx = (field: string) => (state.get(field) ?? []).map((each) => each.mid)
      const answer: Write[] = [
        { ...head('z1', [...seenBy(state, P, ctx(textField(P)))]), field: seenField(P), ctx: ctx(seenField(P)) },
        { ...head('z2', true), field: deletedField(P), ctx: ctx(deletedField(P)) },
      ]
      expect(deletionOf(stateOf([...answer, ...all]), P)).toBe('deleted')
      const more = { ...head('z3', 'more'), field: textField(P), ctx: ctx(textField(P)) }
      expect(deletionOf(stateOf([...answer, ...all, more]), P)).toBe('unseen')
    }),
  )
})
