/** Answers in whatever order: no field is ever set back to an older state than one that was heard. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentState } from '#domain/custody/wire.ts'
import type { DocumentRow } from '#app/store/rows.ts'
import { mergePulled, mergePushed } from './merge-document.ts'

const RID = '01939f3a-0000-7000-8000-000000000001'
const AT = '2026-11-21T14:00:00.000Z'
const head = (value: number) => ({ mid: RID, by: RID, value, at: AT, receivedAt: AT })
const state = (seq: number, fields: Record<string, number>, more: Partial<DocumentState> = {}): DocumentState => ({
  doc: 'plan',
  seq,
  fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [head(value)]])),
  held: [],
  ...more,
})
const values = (row: DocumentRow | undefined) =>
  Object.fromEntries(Object.entries(row?.fields ?? {}).map(([field, heads]) => [field, heads[0]?.value]))

test('a partial answer brings the touched fields, keeps the others, and does not move the seq', () => {
  const stored = mergePulled(RID, undefined, state(5, { a: 5, b: 5 }))
  const row = mergePushed(RID, stored, state(9, { a: 9 }, { partial: true }))
  expect([row.seq, values(row)]).toEqual([5, { a: 9, b: 5 }])
  const next = mergePulled(RID, row, state(9, { a: 9, b: 8 }))
  expect([next.seq, values(next), next.newer]).toEqual([9, { a: 9, b: 8 }, undefined])
})

test('a pull that was under way during a push does not set the pushed field back', () => {
  const stored = mergePulled(RID, undefined, state(5, { a: 5, b: 5 }))
  const pushed = mergePushed(RID, stored, state(9, { a: 9 }, { partial: true }))
  const late = mergePulled(RID, pushed, state(7, { a: 6, b: 7 }))
  expect([late.seq, values(late)]).toEqual([7, { a: 9, b: 7 }])
})

test('an answer to a push that comes late does not set a pulled field back', () => {
  const stored = mergePulled(RID, undefined, state(9, { a: 9 }))
  expect(mergePushed(RID, stored, state(7, { a: 7 }, { partial: true }))).toEqual(stored)
})

test('what has gone leaves nothing but its mark, and comes back when it may be read again, whatever its seq', () => {
  const gone = mergePulled(RID, mergePulled(RID, undefined, state(5, { a: 5 })), state(8, {}, { gone: true }))
  expect(gone).toMatchObject({ fields: {}, gone: true })
  expect(values(mergePulled(RID, gone, state(6, { a: 6 })))).toEqual({ a: 6 })
})

test('an answer to a push before any pull is shown, and any pull confirms it', () => {
  const row = mergePushed(RID, undefined, state(3, { a: 3 }, { partial: true }))
  expect([row.seq, values(row)]).toEqual([0, { a: 3 }])
  expect(values(mergePulled(RID, row, state(2, { a: 2, b: 2 })))).toEqual({ a: 3, b: 2 })
})

test('pulls in order and answers to pushes in any order: each field shows the newest state that was heard', () => {
  const fields = ['a', 'b', 'c'] as const
  // The server's history: which fields change at each seq; a field's value is the seq of its last change.
  const histories = fc.array(fc.subarray([...fields], { minLength: 1 }), { minLength: 1, maxLength: 12 })
  const asOf = (history: readonly (readonly string[])[], seq: number) => {
    const now: Record<string, number> = {}
    history.slice(0, seq).forEach((changed, at) => changed.forEach((field) => (now[field] = at + 1)))
    return now
  }
  fc.assert(
    fc.property(
      histories.chain((history) =>
        fc.tuple(
          fc.constant(history),
          fc.array(
            fc.record({
              seq: fc.integer({ min: 1, max: history.length }),
              pushed: fc.boolean(),
              some: fc.subarray([...fields]),
            }),
            { maxLength: 10 },
          ),
        ),
      ),
      ([history, answers]) => {
        const newest: Record<string, number> = {}
        let row: DocumentRow | undefined
        let pulledUpTo = 0
        for (const { seq, pushed, some } of answers) {
          if (!pushed && seq < pulledUpTo) continue
          const all = asOf(history, seq)
          const told = pushed
            ? Object.fromEntries(Object.entries(all).filter(([field]) => some.includes(field as 'a')))
            : all
          row = pushed
            ? mergePushed(RID, row, state(seq, told, { partial: true }))
            : mergePulled(RID, row, state(seq, told))
          if (!pushed) pulledUpTo = seq
          for (const [field, value] of Object.entries(told)) newest[field] = Math.max(newest[field] ?? 0, value)
          expect(values(row)).toEqual(newest)
          expect(row.seq).toBe(pulledUpTo)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
