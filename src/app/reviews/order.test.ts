import { expect, test } from 'vitest'
import { REVIEW_STATES, type ReviewState } from '#domain/people.ts'
import { inOrder } from './order.ts'

const review = (state: ReviewState, from = '2026-11-21') => ({ state, from })

test('a report that a school checks by a day stands before a visit that is weeks away', () => {
  const all = [review('U'), review('P', '2026-12-16'), review('C'), review('F')]
  expect(inOrder(all).map(({ state }) => state)).toEqual(['F', 'C', 'P', 'U'])
})

test('each state has its place', () => {
  const states = Object.keys(REVIEW_STATES) as ReviewState[]
  expect(inOrder([review('W'), ...states.map((state) => review(state))]).slice(-2)).toEqual([review('W'), review('W')])
})

test('of those in one state, the later in time comes first', () => {
  expect(inOrder([review('U', '2024-11-21'), review('U')]).map(({ from }) => from)).toEqual([
    '2026-11-21',
    '2024-11-21',
  ])
})
