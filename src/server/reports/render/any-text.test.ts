/** Whatever people write, every rendering can be made of it, and what they wrote stays text in each. */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { jsonOf, reportIn } from '#domain/report/json.ts'
import { anyReport } from '#tests/golden/report/any-report.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { docxOf } from './docx.ts'
import { htmlOf } from './html.ts'
import { pdfOf } from './pdf.ts'

const tagsOf = (html: string) => [...html.matchAll(/<\/?\w+/g)].map(([tag]) => tag)
const kinds = (tags: readonly string[]) => new Set(tags)

test('as a page: there is no tag but those of a report', () => {
  const known = kinds(tagsOf(htmlOf(everything)))
  fc.assert(
    fc.property(anyReport, (report) => {
      const tags = kinds(tagsOf(htmlOf(report)))
      expect([...tags].filter((tag) => !known.has(tag))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('as JSON: it comes back', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(reportIn(jsonOf(report))).toEqual(report)
    }),
    { numRuns: 40 },
  )
})

test('as PDF', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(Buffer.from(pdfOf(report)).toString('latin1', 0, 5)).toBe('%PDF-')
    }),
    { numRuns: 12 },
  )
})

test('as Word: each part is XML', async () => {
  const readAsXml = (bytes: Uint8Array) =>
    new DOMParser({ onError: onErrorStopParsing }).parseFromString(strFromU8(bytes), 'text/xml')
  await fc.assert(
    fc.asyncProperty(anyReport, async (report) => {
      const parts = Object.values(unzipSync(await docxOf(report)))
      expect(parts.map(readAsXml)).toHaveLength(parts.length)
    }),
    { numRuns: 8 },
  )
})
