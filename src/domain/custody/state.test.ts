/** What a person sees while their own writes wait, are on their way, or were received without their hearing of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCodeUnits } from './canonical.ts'
import { headsOf } from './heads.ts'
import { type Fields, type Head, type PendingWrite, fieldsFrom, overlay } from './state.ts'

const AT = '2026-11-18T09:00:00.000Z'
const write = (mid: string, ctx: readonly string[], field = 'f'): PendingWrite => ({
  mid,
  by: 'amina',
  at: AT,
  field,
  value: mid,
  ctx,
})
const asHead = ({ mid, by, at, value }: PendingWrite): Head => ({ mid, by, at, value, receivedAt: AT })
const midsOf = (fields: Fields) =>
  [...fields].flatMap(([field, heads]) => heads.map(({ mid }) => `${field} ${mid}`)).toSorted(byCodeUnits)
/** The server's state, having received these. */
const holding = (writes: readonly PendingWrite[]): Fields =>
  fieldsFrom(
    Object.fromEntries(
      [...Map.groupBy(writes, (each) => each.field)].map(([field, each]) => [field, headsOf(each).map(asHead)]),
    ),
  )

/** A person's own writes in the order in which they made them: each names what they saw, in two fields. */
const chains = fc
  .array(fc.record({ sees: fc.subarray([1, 2, 3]), field: fc.constantFrom('f', 'g') }), { minLength: 1, maxLength: 8 })
  .map((made) =>
    made.map(({ sees, field }, n) =>
      write(
        `${n}`,
        sees.filter((back) => back <= n).map((back) => `${n - back}`),
        field,
      ),
    ),
  )

test('whatever part of one’s own writes the server has, one sees the same', () => {
  fc.assert(
    fc.property(
      chains.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all))),
      ([all, held]) => {
        expect(midsOf(overlay(holding(held), all))).toEqual(midsOf(overlay(new Map(), all)))
      },
    ),
    { numRuns: 500 },
  )
})

test('somebody else’s write that was not seen stays beside one’s own; what was received says so', () => {
  const other = { ...write('x', []), by: 'dan' }
  const [first, second] = [write('0', []), write('1', ['0'])]
  const shown = overlay(holding([other, first]), [first, second])
  expect(shown.get('f')).toEqual([asHead(other), { ...asHead(second), receivedAt: null }])
  expect(overlay(holding([other, second]), [first, second]).get('f')).toEqual([asHead(other), asHead(second)])
})

test('a merge stands in the place of one’s own write that it was made of, also while its receipt is on its way', () => {
  const own = write('0', [])
  const merged: Head = { ...asHead(write('m', [])), by: 'system', merge: ['0', 'x'] }
  expect(overlay(fieldsFrom({ f: [merged] }), [own]).get('f')).toEqual([merged])
})

test('what is named in another field replaces nothing, and a field without waiting writes is the very same', () => {
  const server = holding([write('0', []), write('x', [], 'h')])
  const shown = overlay(server, [write('1', ['0'], 'g')])
  expect(midsOf(shown)).toEqual(['f 0', 'g 1', 'h x'])
  expect(shown.get('h')).toBe(server.get('h'))
})
