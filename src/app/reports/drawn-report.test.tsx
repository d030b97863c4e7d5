import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { markupOf } from '#domain/report/markup.ts'
import { pageOf } from '#domain/report/page.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { DrawnReport } from './drawn-report.tsx'

test('what the tablet draws is what the server writes, to the letter', () => {
  expect(renderToStaticMarkup(<DrawnReport model={everything} />)).toBe(markupOf(pageOf(everything)))
})
