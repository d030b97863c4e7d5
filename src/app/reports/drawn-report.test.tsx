/**
 * What stands on a screen is what is published: with every text that there can be, and whatever is laid over it.
 */
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { markupOf } from '#domain/report/markup.ts'
import { pageOf } from '#domain/report/page.ts'
import { type Place, piecesOf } from '#domain/report/quotes.ts'
import { anyReport } from '#tests/golden/report/any-report.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { DrawnReport } from './drawn-report.tsx'
import { MARK_LINK, type Mark } from './marks.ts'

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

const mark = (id: string, places: readonly Place[]): Mark => ({
  id,
  href: `#${id}`,
  label: id,
  about: '',
  isOpen: true,
  places,
})
const LINK = new RegExp(`<a id="[^"]*" href="[^"]*" class="${MARK_LINK}">.*?</a>`, 'g')
const words = (html: string) => [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, marked]) => marked)

test('marks go over words, share them, and lead on from where they end', () => {
  const all = piecesOf(pageOf(everything))
  const at = all.findIndex(({ section }) => section === 'context')
  const places = (from: number, to: number): Place[] => [{ piece: at, from, to }]
  const html = renderToStaticMarkup(
    <DrawnReport model={everything} marks={[mark('one', places(0, 6)), mark('two', places(4, 9))]} />,
  )
  expect(words(html).join('')).toBe(all[at]!.text.slice(0, 9))
  expect(words(html)).toHaveLength(3)
  expect([...html.matchAll(LINK)]).toHaveLength(2)
})

test('what is laid over a report changes no letter of it', () => {
  fc.assert(
    fc.property(anyReport, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 6 }), (report, wishes) => {
      const all = piecesOf(pageOf(report))
      const marks = wishes.map(([which, one, other], at) => {
        const piece = which % all.length
        const length = all[piece]!.text.length
        const [from, to] = [one % length, 1 + (other % length)].toSorted((a, b) => a - b)
        return mark(`m${at}`, [{ piece, from: from!, to: to! }])
      })
      const html = renderToStaticMarkup(<DrawnReport model={report} marks={marks} />)
      const without = html.replaceAll(LINK, '').replaceAll(/<\/?mark[^>]*>/g, '')
      expect(without.length > 0 && html.length > without.length).toBe(marks.length > 0)
      expect(without).toBe(markupOf(pageOf(report)))
    }),
    { numRuns: 40 },
  )
})
