/** CSV is read back by another's program, so that what a spreadsheet makes of it is not our own opinion. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const read = (csv: string): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' })

test('it begins with the mark by which a spreadsheet knows UTF-8, and each line ends as RFC 4180 says', () => {
  expect(
    csvOf([
      ['Area', 'Estimate'],
      ['Leadership', '“Leading”'],
    ]),
  ).toBe('\uFEFF"Area","Estimate"\r\n"Leadership","“Leading”"\r\n')
})

test.each([
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['- more writing', "'- more writing"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\rx', "'\rx"],
  ['\nx', "'\nx"],
  ['\u0000=1', "'\u0000=1"],
  ['  =1', "'  =1"],
  ['＝1', "'＝1"],
  ['…more writing', '…more writing'],
  ['a "word", and\r\na line', 'a "word", and\r\na line'],
  ['x;=1', 'x;=1'],
  ['', ''],
])('%j is read as text', (cell, text) => {
  expect(read(csvOf([[cell, 'next']]))).toEqual([[text, 'next']])
})

test('whatever is in a cell, it stays that cell, and no cell begins like a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'a') }),
  )
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(
    fc.property(table, (rows) => {
      const back = read(csvOf(rows))
      expect(back.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length))
      for (const [at, cells] of back.entries())
        for (const [of, text] of cells.entries()) {
          expect([rows[at]![of], `'${rows[at]![of]}`]).toContain(text)
          expect(text).not.toMatch(/^[=+\-@\t\r\n]/)
        }
    }),
    { numRuns: 40 },
  )
})
