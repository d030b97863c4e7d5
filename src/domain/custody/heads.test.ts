/**
 * The state rule as a table of the cases that people meet, and as properties: the order of arrival never matters,
 * nothing vanishes, and the clever way agrees with the definition written out naively.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Naming, headsOf } from './heads.ts'

const write = (mid: string, ...ctx: string[]): Naming => ({ mid, ctx })
const heads = (...writes: Naming[]) =>
  headsOf(writes)
    .map((head) => head.mid)
    .toSorted()

describe('the heads of a field', () => {
  const cases: [string, Naming[], string[]][] = [
    ['nothing written', [], []],
    ['one write', [write('a')], ['a']],
    ['a write replaces what it names', [write('a'), write('b', 'a')], ['b']],
    ['two who saw the same are siblings', [write('a'), write('b', 'a'), write('c', 'a')], ['b', 'c']],
    ['a choice settles its siblings', [write('b'), write('c'), write('d', 'b', 'c')], ['d']],
    ['a late parent arrives superseded', [write('b', 'a'), write('a')], ['b']],
    ['a write that names itself stays', [write('a', 'a')], ['a']],
    ['two that name each other both stay', [write('a', 'b'), write('b', 'a')], ['a', 'b']],
    ['a circle of three stays whole', [write('a', 'c'), write('b', 'a'), write('c', 'b')], ['a', 'b', 'c']],
    ['one outside a circle settles it', [write('a', 'b'), write('b', 'a'), write('c', 'a', 'b')], ['c']],
    ['a circle still replaces what lies before it', [write('o'), write('a', 'b', 'o'), write('b', 'a')], ['a', 'b']],
    ['a name never received has no effect', [write('a', 'zz')], ['a']],
  ]
  test.each(cases)('%s', (_, writes, expected) => expect(heads(...writes)).toEqual(expected))
})

const namings = fc
  .array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((ctxs) => ctxs.map((ctx, i) => write(String(i), ...ctx.map(String))))

test('the order of arrival never changes the heads, and something always remains', () => {
  fc.assert(
    fc.property(
      namings.chain((writes) =>
        fc.tuple(fc.constant(writes), fc.shuffledSubarray(writes, { minLength: writes.length })),
      ),
      ([writes, shuffled]) => {
        expect(heads(...shuffled)).toEqual(heads(...writes))
        expect(heads(...writes).length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 500 },
  )
})

test('the heads agree with the definition, written out naively', () => {
  fc.assert(
    fc.property(namings, (writes) => {
      const byMid = new Map(writes.map((each) => [each.mid, each]))
      const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
        (byMid.get(from)?.ctx ?? []).some((next) => {
          if (next === to) return true
          if (seen.has(next)) return false
          seen.add(next)
          return reaches(next, to, seen)
        })
      const naive = writes
        .filter(({ mid }) => !writes.some((w) => w.mid !== mid && w.ctx.includes(mid) && !reaches(mid, w.mid)))
        .map((each) => each.mid)
        .toSorted()
      expect(heads(...writes)).toEqual(naive)
    }),
    { numRuns: 500 },
  )
})

test('a chain of 5,000 edits in reverse order is worked out without overflowing the stack', () => {
  const chain = Array.from({ length: 5000 }, (_, i) => write(String(i), String(i - 1)))
  expect(heads(...chain.toReversed())).toEqual(['4999'])
})
