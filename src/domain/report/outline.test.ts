/** What a report tells where it could have been left out, told wrongly, or told twice: seen in the outline and on the page. */
import { describe, expect, test } from 'vitest'
import { everything } from '#tests/golden/report/everything.ts'
import { large } from '#tests/golden/report/large.ts'
import { markupOf } from './markup.ts'
import type { Ofsted, ReportModel } from './model.ts'
import { outlineOf } from './outline.ts'
import { pageOf } from './page.ts'
import { plainTextOf } from './plain-text.ts'

describe('the last Ofsted outcome', () => {
  const told = (ofsted: Ofsted | null) => {
    const part = outlineOf({ ...everything, ofsted }).parts.find(({ title }) => title === 'Last Ofsted outcome')
    return part?.blocks.flatMap((block) =>
      block.kind === 'facts' ? block.facts.map(({ term, details }) => [term, details[0]?.text]) : [],
    )
  }
  const areas = [{ title: 'Inclusion', grade: 'Strong standard' }]

  test('as one headline grade', () => {
    expect(told({ shape: 'headline', on: '2023-05-10', grade: 'Good' })).toEqual([
      ['Inspected', '10 May 2023'],
      ['Overall effectiveness', 'Good'],
    ])
  })
  test('as judgements without a headline, on a day that nobody knows', () => {
    const judgements = [{ title: 'Quality of education', grade: 'Good' }]
    expect(told({ shape: 'judgements', on: null, judgements })).toEqual([['Quality of education', 'Good']])
  })
  test('as a report card', () => {
    expect(told({ shape: 'report-card', on: null, areas, safeguarding: 'not-met' })).toEqual([
      ['Inclusion', 'Strong standard'],
      ['Safeguarding standards', 'Not met'],
    ])
    expect(told({ shape: 'report-card', on: null, areas, safeguarding: null })).toHaveLength(1)
  })
  test('not yet, and not told', () => {
    expect(plainTextOf({ ...everything, ofsted: { shape: 'not-inspected' } })).toContain('Not yet inspected by Ofsted.')
    expect(told(null)).toBeUndefined()
  })
})

test('a report without estimates shows none, and a draft says that it is one', () => {
  const draft: ReportModel = {
    ...everything,
    version: { number: 1, publishedOn: null, reason: null },
    overall: null,
    estimates: [],
  }
  const text = plainTextOf(draft)
  expect(text).not.toContain('Overall peer estimate')
  expect(text).toMatch(/^DRAFT/)
  expect(text).toContain('Draft of version 1, not yet published')
})

test.each([
  ['one that uses everything', everything],
  ['one of twice the largest size', large],
])('no anchor stands for two places, and no heading is skipped: %s', (_, report) => {
  const html = markupOf(pageOf(report))
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)
  expect(links.filter((id) => !ids.includes(id))).toEqual([])
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
})
