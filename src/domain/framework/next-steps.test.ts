import { expect, test } from 'vitest'
import { nextStepsOf } from './next-steps.ts'
import { frameworks } from './registry.ts'

test('in every published framework the last list of an area is the one that says what comes next', () => {
  const titles = [...frameworks.values()].map(({ id, areas }) => [
    id,
    ...new Set(areas.map((area) => nextStepsOf(area).title)),
  ])
  expect(titles).toEqual([
    ['qar-2019', 'Even better if'],
    ['trust-peer-review', 'Next steps'],
  ])
})
