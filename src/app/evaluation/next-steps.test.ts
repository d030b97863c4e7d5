/** Nobody is told to do what the review's state no longer allows. */
import { expect, test } from 'vitest'
import { REVIEW_STATES, type ReviewState } from '#domain/people.ts'
import { leadsReview, nextSteps } from './next-steps.ts'

const said = (state: ReviewState, leads = false, waiting = false) => nextSteps({ state, waiting }, leads).join(' ')

test('to recall is advised in fieldwork alone, and nobody reads a published review’s evaluation “now”', () => {
  const states = Object.keys(REVIEW_STATES) as ReviewState[]
  expect(states.filter((state) => /recall/i.test(said(state)))).toEqual(['F'])
  expect(states.filter((state) => said(state).includes('now.'))).toEqual(['F'])
  expect(said('S')).toContain('ask the lead reviewer to return the evaluation')
  expect(said('U')).toContain('Published')
})

test('what is not sent cannot be read yet', () => {
  expect(said('F', false, true)).toContain('once it has been sent')
})

test('a lead reviewer is not told that the lead reviewer reads it', () => {
  expect(said('F', true)).not.toContain('lead reviewer')
  expect(said('S', true)).not.toContain('lead reviewer')
  const team = [{ personId: 'a', name: 'A', role: 'LR' as const }]
  expect([leadsReview({ team }, 'a'), leadsReview({ team }, 'b')]).toEqual([true, false])
})
