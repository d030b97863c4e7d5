/**
 * Each kind of block as paragraphs and tables of Word. A text that somebody wrote becomes runs and nothing else: no
 * field, no link and no markup is ever read out of it.
 */
import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, Fact, FollowedStep, Glance } from '#domain/report/blocks.ts'
import { paragraphs } from '#domain/report/legible.ts'
import type { ReportEstimate } from '#domain/report/model.ts'
import { NOT_AGREED } from '#domain/report/words.ts'
import { INDENT, LEVELS, LINE, NEXT_STEPS, POINTS, QUIET, TINT } from './docx-style.ts'

type Element = Paragraph | Table
type Look = { readonly bold?: boolean; readonly color?: string; readonly size?: number }

export const quiet = (text: string) => new Paragraph({ style: 'Quiet', children: runs(text) })

export function elementsOf(block: Block): Element[] {
  switch (block.kind) {
    case 'heading': {
      const level = block.level === 3 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3
      const heading = new Paragraph({ heading: level, children: runs(block.title) })
      return block.tag === null ? [heading] : [heading, tag(block.tag)]
    }
    case 'said':
      return paragraphs(block.said.text).map((text) => new Paragraph({ children: runs(text) }))
    case 'remark':
      return [quiet(block.text)]
    case 'points':
      return block.points.flatMap(({ text }) => point(text, block.list === 'even-better-if' ? NEXT_STEPS : POINTS))
    case 'facts':
      return [factTable(block.facts), new Paragraph({ children: [] })]
    case 'steps':
      return block.steps.flatMap(step)
  }
}

const tag = (text: string) => new Paragraph({ children: runs(text, { bold: true, color: QUIET }) })

function point(text: string, reference: string): Paragraph[] {
  const [first = '', ...more] = paragraphs(text)
  return [
    new Paragraph({ numbering: { reference, level: 0 }, children: runs(first) }),
    ...more.map((each) => new Paragraph({ indent: { left: INDENT.left }, children: runs(each) })),
  ]
}

const step = ({ area, step: asked, status, note }: FollowedStep): Paragraph[] => [
  quiet(area),
  ...point(asked.text, POINTS),
  tag(status),
  ...(note === null ? [] : paragraphs(note.text).map((text) => new Paragraph({ children: runs(text) }))),
]

/** Line breaks and tabs are elements of their own in Word; every other character is itself. */
export function runs(text: string, look: Look = {}): TextRun[] {
  return text.split('\n').map((line, at) => {
    const pieces = line.split('\t').flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece]))
    return new TextRun({ ...look, ...(at === 0 ? {} : { break: 1 }), children: pieces })
  })
}

/** The word and its bars: three squares, as many filled as the level's rank. */
export function estimateRuns(estimate: ReportEstimate | null): ParagraphChild[] {
  if (estimate === null) return runs(NOT_AGREED, { color: QUIET })
  const { fill, ink } = LEVELS[estimate.rank] ?? LEVELS[0]
  const shading = { type: ShadingType.CLEAR, color: 'auto', fill }
  const bars = '■'.repeat(estimate.rank) + '□'.repeat(3 - estimate.rank)
  return [new TextRun({ text: ` ${bars} ${estimate.title} `, bold: true, color: ink, shading })]
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thin = { style: BorderStyle.SINGLE, size: 4, color: LINE }
const WITHOUT_LINES = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const WITH_LINES = { ...WITHOUT_LINES, top: thin, bottom: thin, insideHorizontal: thin }
const MARGINS = { top: 60, bottom: 60, left: 80, right: 80 }
const FULL = { size: 100, type: WidthType.PERCENTAGE }

const cell = (width: number, children: readonly Paragraph[], fill?: string) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    children,
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
  })

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
            cell(32, [quiet(term)]),
            cell(
              68,
              details.map(({ text }) => new Paragraph({ children: runs(text, { bold: true }) })),
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
        children: [cell(40, [quiet('Area')]), cell(38, [quiet('This review')]), cell(22, [quiet('Last review')])],
      }),
      ...glances.map(glanceRow),
    ],
  })

function glanceRow({ title, overall, now, before }: Glance): TableRow {
  const fill = overall ? TINT : undefined
  const last =
    before === null ? [quiet('–')] : [new Paragraph({ children: runs(before.estimate.title) }), quiet(before.on)]
  return new TableRow({
    cantSplit: true,
    children: [
      cell(40, [new Paragraph({ children: runs(title, { bold: true }) })], fill),
      cell(38, [new Paragraph({ children: estimateRuns(now) })], fill),
      cell(22, last, fill),
    ],
  })
}
