/**
 * What is marked becomes a quote, and a quote is found again: by examples for the rule, and for any report by chance.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyReport } from '#tests/golden/report/any-report.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { type Piece, type Spot, piecesOf, placesOf, quoteOf, sentencesIn } from './quotes.ts'
import { pageOf } from './page.ts'

const context = 'It has 212 pupils. Attendance has risen. It has two halls.'
const pieces: readonly Piece[] = [
  { section: 'cover', text: 'Thistledown Bridge' },
  { section: 'context', text: context },
  { section: 'context', text: 'It has 212 places.' },
  { section: 'leadership', text: 'Leaders know each class.' },
]
const spot = (piece: number, words: string, end = false): Spot => {
  const at = pieces[piece]!.text.indexOf(words)
  return { piece, at: end ? at + words.length : at }
}
const marked = (piece: number, words: string) => quoteOf(pieces, spot(piece, words), spot(piece, words, true))

describe('what is marked is quoted', () => {
  test.each([
    ['whole words', marked(1, 'Attendance has'), 'Attendance has'],
    ['of which only some letters were marked', marked(1, 'endance has ri'), 'Attendance has risen'],
    ['without the space around them', marked(1, ' Attendance '), 'Attendance'],
    ['with their whole sentence where they stand twice', marked(1, 'It has'), 'It has 212 pupils.'],
    ['across two paragraphs', quoteOf(pieces, spot(1, 'two halls'), spot(2, '212', true)), 'two halls.\nIt has 212'],
    ['of one section alone', quoteOf(pieces, spot(2, 'places'), spot(3, 'know', true)), 'places.'],
    ['and nothing where only space was marked', marked(1, ' '), undefined],
  ])('%s', (_, quote, words) => {
    expect(quote?.quote).toBe(words)
  })
})

describe('a quote stands', () => {
  const standing = (section: string, quote: string) =>
    placesOf(pieces, { section, quote })?.map(({ piece, from, to }) => pieces[piece]!.text.slice(from, to)) ?? null
  test.each([
    ['where it stood', 'context', 'It has two halls.', ['It has two halls.']],
    ['however it is spaced', 'context', 'two\n  halls', ['two halls']],
    ['in two paragraphs', 'context', 'halls. It has 212', ['halls.', 'It has 212']],
    ['in another section, where it went there', 'cover', 'each class', ['each class']],
    ['nowhere, once it was changed', 'context', 'It has 221 pupils.', null],
    ['nowhere in particular, where nothing is quoted', 'context', ' ', []],
    ['as it is written, whatever signs are in it', 'context', '.*', null],
  ])('%s', (_, section, quote, places) => {
    expect(standing(section, quote)).toEqual(places)
  })
})

test('what can be quoted without marking is each sentence once', () => {
  expect(sentencesIn(pieces, 'context')).toEqual([
    'It has 212 pupils.',
    'Attendance has risen.',
    'It has two halls.',
    'It has 212 places.',
  ])
})

test('what somebody wrote is found on the page, section by section', () => {
  const found = piecesOf(pageOf(everything))
  expect(found[0]).toEqual({ section: 'cover', text: everything.school.name })
  const sections = everything.sections.map(({ id }) => id).filter((id) => id !== 'support')
  expect([...new Set(found.map(({ section }) => section))]).toEqual(['cover', ...sections])
})

test('whatever is marked in any report is found again in its section, to the letter', () => {
  fc.assert(
    fc.property(anyReport, fc.nat(), fc.nat(), fc.nat(), (report, which, one, other) => {
      const all = piecesOf(pageOf(report))
      const piece = which % all.length
      const { text } = all[piece]!
      const [from, to] = [one, other].map((at) => at % (text.length + 1)).toSorted((a, b) => a - b)
      const quote = quoteOf(all, { piece, at: from! }, { piece, at: to! })
      expect(quote === null).toBe(text.slice(from, to).trim() === '')
      if (!quote) return
      const places = placesOf(all, quote)!
      const words = places.map((place) => all[place.piece]!.text.slice(place.from, place.to)).join('\n')
      expect(words.split(/\s+/)).toEqual(quote.quote.split(/\s+/))
      expect(all[places[0]!.piece]!.section).toBe(quote.section)
    }),
    { numRuns: 60 },
  )
})
