/**
 * A report as a Word file, for schools that go on working in it: real headings for its navigation pane, real lists and
 * tables, the document's title and language. No table of contents, which Word would ask to update when it is opened.
 */
import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Outline, Part } from '#domain/report/blocks.ts'
import { legible } from '#domain/report/legible.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { outlineOf, titleOf } from '#domain/report/outline.ts'
import { versionWords } from '#domain/report/words.ts'
import { elementsOf, quiet } from './docx-blocks.ts'
import { estimateRuns, runs } from './docx-runs.ts'
import { numbering, stylesIn } from './docx-style.ts'
import { factTable, glanceTable } from './docx-tables.ts'

const A4 = { size: { width: 11_906, height: 16_838 }, margin: { top: 1250, bottom: 1400, left: 1360, right: 1360 } }

export async function docxOf(given: ReportModel): Promise<Uint8Array> {
  const model = legible(given)
  const outline = outlineOf(model)
  const document = new Document({
    title: titleOf(model),
    description: outline.kind,
    creator: 'QA Review',
    styles: stylesIn(outline.language),
    numbering,
    sections: [
      {
        properties: { page: A4 },
        footers: { default: footer(outline, versionWords(model.version)) },
        children: [...cover(outline), ...atAGlance(outline), ...outline.parts.flatMap(part), ...about(outline)],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

const heading = (text: string, pageBreakBefore = false) =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore, children: runs(text) })

const cover = ({ kind, school, draft, facts }: Outline) => [
  quiet(kind),
  new Paragraph({ heading: HeadingLevel.TITLE, children: runs(school.text) }),
  ...(draft ? [new Paragraph({ children: runs('Draft: not yet published', { bold: true }) })] : []),
  factTable(facts),
]

const atAGlance = ({ glances, excellence }: Outline) => [
  ...(glances.length === 0 ? [] : [heading('Peer estimates'), glanceTable(glances)]),
  ...(excellence.length === 0 ? [] : [heading('Area of Excellence at a glance')]),
  ...excellence.flatMap(({ title, outcome }) => [
    new Paragraph({ children: runs(title, { bold: true }) }),
    quiet(outcome),
  ]),
]

const part = ({ title, estimate, blocks }: Part, at: number) => [
  heading(title, at === 0),
  ...(estimate === null ? [] : [new Paragraph({ children: estimateRuns(estimate) })]),
  ...blocks.flatMap(elementsOf),
]

const about = ({ notices }: Outline) =>
  notices.length === 0 ? [] : [heading('About this report'), ...notices.map((notice) => quiet(notice))]

const footer = ({ school }: Outline, version: string) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'CellQuiet',
        children: [
          new TextRun({ children: [`${version} · Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
      new Paragraph({ style: 'CellQuiet', children: runs(school.text) }),
    ],
  })
