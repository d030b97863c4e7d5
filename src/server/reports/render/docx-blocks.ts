/**
 * Each kind of block as paragraphs and tables of Word. A text that somebody wrote becomes runs and nothing else: no
 * field, no link and no markup is ever read out of it.
 */
import { HeadingLevel, Paragraph, type Table } from 'docx'
import type { Block, FollowedStep } from '#domain/report/blocks.ts'
import { paragraphs } from '#domain/report/legible.ts'
import { runs } from './docx-runs.ts'
import { INDENT, NEXT_STEPS, POINTS, QUIET } from './docx-style.ts'
import { factTable } from './docx-tables.ts'

type Element = Paragraph | Table

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
      return [factTable(block.facts), new Paragraph({ style: 'CellQuiet' })]
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
