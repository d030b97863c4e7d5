/** The Word file taken apart: what stands in its parts, as any program that reads XML finds it. */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { ReportModel } from '#domain/report/model.ts'
import { ODD_TEXTS, everything } from '#tests/golden/report/everything.ts'
import { large } from '#tests/golden/report/large.ts'
import { docxOf } from './docx.ts'

/** The parts of the file, each read as XML, which fails where it is none. */
async function partsOf(model: ReportModel) {
  const parts = Object.entries(unzipSync(await docxOf(model)))
  return new Map(
    parts.map(
      ([name, bytes]) =>
        [name, new DOMParser({ onError: onErrorStopParsing }).parseFromString(strFromU8(bytes), 'text/xml')] as const,
    ),
  )
}
type Parts = Awaited<ReturnType<typeof partsOf>>
const all = (parts: Parts, part: string, tag: string) => [...parts.get(part)!.getElementsByTagName(tag)]
const paragraphs = (parts: Parts) =>
  all(parts, 'word/document.xml', 'w:p').map((paragraph) => ({
    style: paragraph.getElementsByTagName('w:pStyle').item(0)?.getAttribute('w:val') ?? null,
    text: [...paragraph.getElementsByTagName('w:r')]
      .flatMap((run) => [...run.childNodes])
      .map((node) => ({ 'w:br': '\n', 'w:tab': '\t' })[node.nodeName] ?? node.textContent)
      .join(''),
  }))

test('it has real headings, in their order', async () => {
  const found = paragraphs(await partsOf(everything)).filter(({ style }) => /^(Title|Heading\d)$/.test(style ?? ''))
  expect(found[0]).toEqual({ style: 'Title', text: 'Ashdown Park Primary School' })
  expect(found).toContainEqual({ style: 'Heading1', text: 'Leadership at all levels' })
  expect(found).toContainEqual({ style: 'Heading2', text: 'What went well' })
  expect(found).toContainEqual({ style: 'Heading3', text: 'What has been done' })
  const levels = found.map(({ style }) => Number(/\d/.exec(style!)?.[0] ?? 0))
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([])
})

test('it says its title and its language', async () => {
  const parts = await partsOf(everything)
  expect(all(parts, 'docProps/core.xml', 'dc:title')[0]?.textContent).toBe(
    'Quality Assurance Review report: Ashdown Park Primary School',
  )
  expect(all(parts, 'word/styles.xml', 'w:lang')[0]?.getAttribute('w:val')).toBe('en-GB')
})

test('what looks like markup, a formula or a field is text, to the character', async () => {
  const parts = await partsOf(everything)
  const texts = paragraphs(parts).map(({ text }) => text)
  for (const odd of ODD_TEXTS) for (const piece of odd.split('\n\n')) expect(texts).toContain(piece)
  expect(all(parts, 'word/document.xml', 'w:instrText')).toEqual([])
})

test('what no XML may hold does not break it', async () => {
  const school = { ...everything.school, name: 'A\u0000B\u0008C\uFFFED' }
  const texts = paragraphs(await partsOf({ ...everything, school })).map(({ text }) => text)
  expect(texts).toContain('A\uFFFDB\uFFFDC\uFFFDD')
})

test('a report of twice the largest size has every point', async () => {
  const texts = new Set(paragraphs(await partsOf(large)).map(({ text }) => text))
  const points = large.sections
    .flatMap((section) => (section.kind === 'area' ? section.lists : []))
    .flatMap((list) => list.points)
  expect(points.filter((point) => !texts.has(point))).toEqual([])
})
