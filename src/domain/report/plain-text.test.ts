import { expect, test } from 'vitest'
import { everything } from '#tests/golden/report/everything.ts'
import { large } from '#tests/golden/report/large.ts'
import type { ReportModel } from './model.ts'
import { plainTextOf } from './plain-text.ts'

const wordsIn = (model: ReportModel) =>
  model.sections.flatMap((section) => [
    section.text,
    ...(section.kind === 'area' ? section.lists.flatMap(({ points }) => points) : []),
    ...(section.kind === 'excellence' ? section.areas.flatMap(({ details }) => details.map(({ text }) => text)) : []),
  ])

test.each([
  ['one that uses everything', everything],
  ['one of twice the largest size', large],
])('each text stands in it, in order, byte for byte: %s', (_, report) => {
  const text = plainTextOf(report)
  let from = 0
  for (const words of wordsIn(report)) {
    const at = text.indexOf(words, from)
    expect(at).toBeGreaterThanOrEqual(from)
    from = at + words.length
  }
})

test('nothing stands behind what somebody wrote in the same line', () => {
  const turning = 'Written by somebody \u202E'
  const model = { ...everything, school: { ...everything.school, name: turning, headteacher: turning, hub: turning } }
  const lines = plainTextOf(model)
    .split('\n')
    .filter((line) => line.includes(turning))
  expect(lines).toEqual([turning, turning, turning])
})
