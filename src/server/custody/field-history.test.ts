/**
 * The short way to a field's heads is only allowed because it is the rule's way: held here against the rule itself,
 * write by write and across being put away, with circles and late parents.
 */
import { type Naming, headsOf } from '#domain/custody/heads.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FieldHistory, addWrite, openField, settleHeads } from './field-history.ts'

const mids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const writes = fc
  .array(fc.subarray([...mids, 'never'], { maxLength: 3 }), { minLength: mids.length, maxLength: mids.length })
  .map((ctxs) => ctxs.map((ctx, i) => ({ mid: mids[i]!, ctx })))
  .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }))

/** Adds the write that follows these, as the ledger does. */
function add(field: FieldHistory, past: readonly Naming[], write: Naming) {
  if (field.early.has(write.mid)) field.all ??= new Map(past.map((each) => [each.mid, each]))
  return addWrite(field, write)
}

function addAll(field: FieldHistory, given: readonly Naming[], from = 0): FieldHistory {
  for (let at = from; at < given.length; at += 1) add(field, given.slice(0, at), given[at]!)
  return field
}

test('the short way to the heads is the rule’s way, after every write, circles included', () => {
  fc.assert(
    fc.property(writes, (given) => {
      const field = openField([])
      for (const [index, write] of given.entries()) {
        const { outcome } = add(field, given.slice(0, index), write)
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
      const whole = addAll(openField([]), given)
      const before = addAll(openField([]), given.slice(0, cut))
      const after = openField([...before.heads])
      for (const mid of before.known) after.known.add(mid)
      for (const mid of before.early) after.early.add(mid)
      addAll(after, given, cut)
      expect(after.heads).toEqual(whole.heads)
      const { gained, lost } = settleHeads(after)
      const rebuilt = new Set([...before.heads, ...gained].filter((mid) => !lost.includes(mid)))
      expect(rebuilt).toEqual(whole.heads)
      expect(settleHeads(after)).toEqual({ gained: [], lost: [] })
    }),
    { numRuns: 500 },
  )
})

test('a write is said to be named early once, however often it is named', () => {
  const field = openField([])
  expect(addWrite(field, { mid: 'b', ctx: ['a', 'a', 'b'] }).early).toEqual(['a'])
  expect(addWrite(field, { mid: 'c', ctx: ['a', 'b'] }).early).toEqual([])
})
