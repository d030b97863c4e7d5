import { expect, test } from 'vitest'
import { everything } from '#tests/golden/report/everything.ts'
import { large } from '#tests/golden/report/large.ts'
import { jsonOf, reportIn } from './json.ts'
import type { ReportModel } from './model.ts'

test.each([
  ['one that uses everything', everything],
  ['one of twice the largest size', large],
])('a report comes back as it was taken away, byte for byte: %s', (_, report) => {
  const read = reportIn(jsonOf(report))
  expect(read).toEqual(report)
  expect(jsonOf(read as ReportModel)).toBe(jsonOf(report))
})

test('the order in which a report was put together is not seen in its file', () => {
  const turned = Object.fromEntries(Object.entries(everything).toReversed()) as ReportModel
  expect(jsonOf(turned)).toBe(jsonOf(everything))
})

test.each([
  ['no JSON', 'Dear colleagues, please find attached'],
  ['other JSON', '{"format":"something-else"}'],
  ['a list of reports', `[${jsonOf(everything)}]`],
  ['a report cut off', jsonOf(everything).slice(0, -10)],
  ['a report with more in it', jsonOf(everything).replace('{', '{"drafts":[],')],
  ['a report with a day that is none', jsonOf(everything).replace('2026-11-17', '2026-11-31')],
])('a file of another kind is refused: %s', (_, file) => {
  expect(reportIn(file)).toEqual({ problem: 'not-a-report' })
})

test('a report of a later version is told apart from a file of another kind', () => {
  const later = { ...everything, formatVersion: 2, more: 'than we know' }
  expect(reportIn(JSON.stringify(later))).toEqual({ problem: 'newer-report' })
})
