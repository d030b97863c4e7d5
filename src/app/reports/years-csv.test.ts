/** A school's two reviews as rows: what a spreadsheet gets must be what the page says, each under its own heading. */
import { everything } from '#tests/golden/report/everything.ts'
import { expect, test } from 'vitest'
import { overYears } from '#domain/report/over-years.ts'
import { estimateRows, stepRows } from './years-csv.ts'

const before = {
  ...everything,
  review: { ...everything.review, id: 'before', from: '2024-03-12', to: everything.previous!.on },
}
const reviews = overYears([everything, before])

test('each estimate is a row, with its review and its area, and the overall one with them', () => {
  const [head, ...rows] = estimateRows(reviews)
  expect(rows.every((row) => row.length === head!.length)).toBe(true)
  const [now] = reviews
  const title = everything.framework.title
  expect(rows[0]).toEqual([
    title,
    now!.from,
    now!.to,
    now!.estimates[0]!.area.title,
    now!.estimates[0]!.estimate!.title,
  ])
  expect(rows.filter(([, from]) => from === now!.from).at(-1)).toEqual([
    title,
    now!.from,
    now!.to,
    'Overall',
    now!.overall!.title,
  ])
})

test('each step is a row, with what became of it where a later review has said so', () => {
  const [head, ...rows] = stepRows(reviews)
  expect(rows.every((row) => row.length === head!.length)).toBe(true)
  const [followed] = everything.previous!.steps
  expect(rows.filter(([, from]) => from === '2024-03-12')[0]).toEqual([
    everything.framework.title,
    '2024-03-12',
    '2024-03-14',
    followed!.area,
    followed!.text,
    'Acted on',
    followed!.note,
    everything.review.to,
  ])
  expect(rows.filter(([, from]) => from === everything.review.from)[0]!.slice(5)).toEqual(['', '', ''])
})
