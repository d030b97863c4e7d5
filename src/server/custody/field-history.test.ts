/**
 * The short way to a field's heads is only allowed because it is the rule's way: held here against the rule itself,
 * write by write and across being put away, with circles and late parents.
 */
import { headsOf } from '#domain/custody/heads.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWrite, openField, settleHeads } from './field-history.ts'

const mids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const writes = fc
  .array(fc.subarray([...mids, 'never'], { maxLength: 3 }), { minLength: mids.length, maxLength: mids.length })
  .map((ctxs) => ctxs.map((ctx, i) => ({ mid: mids[i]!, ctx })))
  .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }))

test('the short way to the heads is the rule’s way, after every write, circles included', () => {
  fc.assert(
    fc.property(writes, (given) => {
      const field = openField([])
      for (const [index, write] of given.entries()) {
        const outcome = addWrite(field, write, 'someone')
        const heads = headsOf(given.slice(0, index + 1)).map((head) => head.mid)
        expect([...field.heads].toSorted()).toEqual(heads.toSorted())
        expect(outcome).toBe(!heads.includes(write.mid) ? 'superseded' : heads.length > 1 ? 'sibling' : 'head')
      }
    }),
    { numRuns: 1000 },
  )
})

test('a field read back from the store goes on as if it had never been put away', () => {
  fc.assert(
    fc.property(writes, fc.nat(6), (given, cut) => {
      const whole = openField([])
      for (const write of given) addWrite(whole, write, 'someone')
      const before = openField([])
      for (const write of given.slice(0, cut)) addWrite(before, write, 'someone')
      const after = openField(
        given.slice(0, cut).map((each) => ({ ...each, by: 'someone', head: before.heads.has(each.mid) })),
      )
      for (const write of given.slice(cut)) addWrite(after, write, 'someone')
      expect(after.heads).toEqual(whole.heads)
      const { gained, lost } = settleHeads(after)
      const rebuilt = new Set([...before.heads, ...gained].filter((mid) => !lost.includes(mid)))
      expect(rebuilt).toEqual(whole.heads)
      expect(settleHeads(after)).toEqual({ gained: [], lost: [] })
    }),
    { numRuns: 500 },
  )
})
