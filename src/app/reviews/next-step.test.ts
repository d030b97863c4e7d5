/** What the main button of a card says and opens, for each role, state of the review and state of one's own work. */
import { expect, test } from 'vitest'
import { nextStep, offersOwn } from './next-step.ts'

test.each([
  ['PR', 'P', 'not-begun', 'Begin your evaluation', 'evaluation', false],
  ['PR', 'F', 'unknown', 'Open your evaluation', 'evaluation', true],
  ['PR', 'F', 'not-begun', 'Begin your evaluation', 'evaluation', true],
  ['PR', 'F', 'draft', 'Go on with your evaluation', 'evaluation', true],
  ['PR', 'F', 'recalled', 'Go on with your evaluation', 'evaluation', true],
  ['PR', 'F', 'submitted', 'Read your submitted evaluation', 'evaluation', false],
  ['PR', 'S', 'draft', 'Go on with your evaluation', 'evaluation', true],
  ['PR', 'S', 'submitted', 'Open submitted evaluations', 'submitted', true],
  ['PR', 'R', 'returned', 'Change your evaluation', 'evaluation', true],
  ['PR', 'R', 'draft', 'Read your evaluation', 'evaluation', false],
  ['PR', 'M', 'submitted', 'Open submitted evaluations', 'submitted', false],
  ['PR', 'U', 'submitted', 'Read your submitted evaluation', 'evaluation', false],
  ['LR', 'P', 'not-begun', 'Prepare fieldwork', 'review', true],
  ['LR', 'F', 'draft', 'Open submitted evaluations', 'submitted', true],
  ['LR', 'S', 'submitted', 'Open submitted evaluations', 'submitted', true],
  ['LR', 'M', 'submitted', 'Write the report', 'report', true],
  ['LR', 'C', 'submitted', 'Read the report', 'report', false],
  ['LR', 'U', 'submitted', 'Read the report', 'report', false],
  ['CT', 'P', 'unknown', 'Open the review', 'review', false],
  ['CT', 'F', 'unknown', 'Open submitted evaluations', 'submitted', false],
  ['CT', 'M', 'unknown', 'Open submitted evaluations', 'submitted', false],
  ['CT', 'C', 'unknown', 'Answer and publish', 'report', true],
  ['CT', 'A', 'unknown', 'Read the report', 'report', false],
  ['SL', 'P', 'unknown', 'Prepare the visit', 'review', true],
  ['SL', 'F', 'unknown', 'Open the review', 'review', false],
  ['SL', 'C', 'unknown', 'Check the facts', 'report', true],
  ['SL', 'U', 'unknown', 'Read the report', 'report', false],
  ['HM', 'U', 'unknown', 'Open the review', 'review', false],
] as const)('%s in %s, own evaluation %s: %s', (role, state, kind, label, to, urgent) => {
  expect(nextStep(role, { kind, state })).toEqual({ label, to, urgent })
})

test('while a point of the school waits for an answer, a lead is asked for it', () => {
  const step = nextStep('LR', { kind: 'submitted', state: 'C', unanswered: 1 })
  expect(step).toEqual({ label: 'Answer the school', to: 'report', urgent: true })
  expect(nextStep('LR', { kind: 'submitted', state: 'U', unanswered: 1 }).label).toBe('Read the report')
})

test.each([
  ['LR', 'F', 'not-begun', true],
  ['LR', 'S', 'not-begun', true],
  ['LR', 'U', 'not-begun', false],
  ['LR', 'R', 'not-begun', false],
  ['LR', 'U', 'submitted', true],
  ['LR', 'U', 'draft', true],
  ['LR', 'U', 'unknown', true],
  ['PR', 'F', 'draft', false],
] as const)('%s in %s, own evaluation %s: offered beside the main button: %s', (role, state, kind, offered) => {
  expect(offersOwn(role, { kind, state })).toBe(offered)
})
