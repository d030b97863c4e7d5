/** What stands in rows in a Word file: facts beside their terms, and the estimates with those of the last review. */
import { BorderStyle, Paragraph, type ParagraphChild, ShadingType, Table, TableCell, TableRow, WidthType } from 'docx'
import type { Fact, Glance } from '#domain/report/blocks.ts'
import { estimateRuns, runs } from './docx-runs.ts'
import { LINE, TINT } from './docx-style.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thin = { style: BorderStyle.SINGLE, size: 4, color: LINE }
const WITHOUT_LINES = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const WITH_LINES = { ...WITHOUT_LINES, top: thin, bottom: thin, insideHorizontal: thin }
const MARGINS = { top: 60, bottom: 60, left: 80, right: 80 }
const FULL = { size: 100, type: WidthType.PERCENTAGE }

const line = (children: readonly ParagraphChild[], style = 'Cell') => new Paragraph({ style, children })

const cell = (width: number, children: readonly Paragraph[], fill?: string) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    children,
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  })

const head = (width: number, text: string) => cell(width, [line(runs(text), 'CellQuiet')])

export const factTable = (facts: readonly Fact[]) =>
  new Table({
    width: FULL,
    columnWidths: [2900, 6200],
    borders: WITHOUT_LINES,
    margins: MARGINS,
    rows: facts.map(
      ({ term, details }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(32, [line(runs(term), 'CellQuiet')]),
            cell(
              68,
              details.map(({ text }) => line(runs(text, { bold: true }))),
            ),
          ],
        }),
    ),
  })

export const glanceTable = (glances: readonly Glance[]) =>
  new Table({
    width: FULL,
    columnWidths: [3600, 3600, 1900],
    borders: WITH_LINES,
    margins: MARGINS,
    rows: [
      new TableRow({
        tableHeader: true,
        children: [head(40, 'Area'), head(38, 'This review'), head(22, 'Last review')],
      }),
      ...glances.map(glanceRow),
    ],
  })

function glanceRow({ title, overall, now, before }: Glance): TableRow {
  const fill = overall ? TINT : undefined
  const last =
    before === null ? [line(runs('–'))] : [line(runs(before.estimate.title)), line(runs(before.on), 'CellQuiet')]
  return new TableRow({
    cantSplit: true,
    children: [
      cell(40, [line(runs(title, { bold: true }))], fill),
      cell(38, [line(estimateRuns(now))], fill),
      cell(22, last, fill),
    ],
  })
}
