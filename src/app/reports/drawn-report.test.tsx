import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { markupOf } from '#domain/report/markup.ts'
import { pageOf } from '#domain/report/page.ts'
import { anyReport } from '#tests/golden/report/any-report.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { DrawnReport } from './drawn-report.tsx'

test('what the tablet draws is what the server writes, to the letter', () => {
  expect(renderToStaticMarkup(<DrawnReport model={everything} />)).toBe(markupOf(pageOf(everything)))
})

test('whatever is written in it', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(renderToStaticMarkup(<DrawnReport model={report} />)).toBe(markupOf(pageOf(report)))
    }),
    { numRuns: 40 },
  )
})
