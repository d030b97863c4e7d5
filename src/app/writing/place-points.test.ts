/**
 * Points are moved on two devices at once, so what is tested is the order that comes out, over many moves and over keys
 * that no device should have made.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Placed, neighbourIndex, placeAt } from './place-points.ts'

const apply = (points: readonly Placed[], writes: readonly Placed[]): Placed[] => {
  const orders = new Map([...points, ...writes].map(({ id, order }) => [id, order]))
  return [...orders]
    .map(([id, order]) => ({ id, order }))
    .toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
}
const ids = (points: readonly Placed[]) => points.map((point) => point.id).join('')

describe('placing a point', () => {
  test('the first, the last and one between each take one key', () => {
    let list: Placed[] = []
    for (const [id, index] of [
      ['b', 0],
      ['d', 1],
      ['a', 0],
      ['c', 2],
    ] as const) {
      const writes = placeAt(list, id, index)
      expect(writes).toHaveLength(1)
      list = apply(list, writes)
    }
    expect(ids(list)).toBe('abcd')
  })

  test('equal keys of two devices are numbered anew, and only what changes is written', () => {
    const list = [
      { id: 'a', order: 'a0' },
      { id: 'b', order: 'a1' },
      { id: 'c', order: 'a1' },
    ]
    const writes = placeAt(list, 'x', 2)
    expect(ids(apply(list, writes))).toBe('abxc')
    expect(writes.map((write) => write.id)).not.toContain('a')
  })

  test('a key that is none does no harm', () => {
    const list = [
      { id: 'a', order: '' },
      { id: 'b', order: '!!' },
    ]
    expect(ids(apply(list, placeAt(list, 'x', 1)))).toBe('axb')
  })

  test('any point can be moved anywhere, again and again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 60 }), (moves) => {
        let list: Placed[] = []
        for (const id of 'abcdefghij') list = apply(list, placeAt(list, id, list.length))
        const naive = list.map((point) => point.id)
        for (const [from, to] of moves) {
          const id = naive[from]!
          list = apply(list, placeAt(list, id, to))
          naive.splice(from, 1)
          naive.splice(to, 0, id)
        }
        expect(ids(list)).toBe(naive.join(''))
      }),
    )
  })
})

test('one up and one down end where the list ends', () => {
  const list = [
    { id: 'a', order: 'a0' },
    { id: 'b', order: 'a1' },
  ]
  expect(neighbourIndex(list, 'a', -1)).toBeNull()
  expect(neighbourIndex(list, 'a', 1)).toBe(1)
  expect(neighbourIndex(list, 'b', 1)).toBeNull()
  expect(neighbourIndex(list, 'z', -1)).toBeNull()
})
