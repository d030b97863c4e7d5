/** The PDF of a report as the programs of others read it: its text, its tags and what it says about itself. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportModel } from '#domain/report/model.ts'
import { pdfOf } from '#server/reports/render/pdf.ts'
import { ODD_TEXTS, everything } from '#tests/golden/report/everything.ts'
import { large } from '#tests/golden/report/large.ts'
import { pathOf, pdftotext } from '#tests/house/needs.ts'

const program = pathOf(pdftotext)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qa-review-pdf-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(model: ReportModel): Promise<string> {
  const file = join(folder, 'report.pdf')
  await writeFile(file, pdfOf(model))
  return file
}
async function read(command: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, words, { maxBuffer: 2 ** 26 })
  return stdout
}
const text = async (file: string, ...options: readonly string[]) => read(program, ...options, file, '-')
const info = (file: string, ...options: readonly string[]) => read(join(dirname(program), 'pdfinfo'), ...options, file)
/** What is above the foot of each page. */
const wordsOn = async (file: string) =>
  letters(await text(file, '-nopgbrk', '-x', '0', '-y', '0', '-W', '595', '-H', '765'))
/** Lines end where the page does: the reader breaks them there, and leaves out a hyphen at which it happens. */
const letters = (words: string) => words.replaceAll(/[\s-]+/g, '')

test('its text is the one on file', async () => {
  await expect(await text(await fileOf(everything))).toMatchFileSnapshot('../golden/report/everything.pdf.txt')
})

describe('what it says about itself', () => {
  test('that it is tagged, and its title', async () => {
    const said = await info(await fileOf(everything))
    expect(said).toMatch(/^Tagged: +yes$/m)
    expect(said).toMatch(/^Title: +Quality Assurance Review report: Ashdown Park Primary School$/m)
  })
  test('that it follows PDF/UA-1, in British English', () => {
    const bytes = Buffer.from(pdfOf(everything)).toString('latin1')
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(bytes).toContain('/Lang (en-GB)')
  })
  test('the same report is the same file', () => expect(pdfOf(everything)).toEqual(pdfOf(everything)))
})

test('a screen reader finds headings, lists, a table and the words for each glyph', async () => {
  const tags = await info(await fileOf(everything), '-struct-text')
  expect(tags).toContain('H1 "Ashdown Park Primary School"')
  for (const { title } of everything.sections) expect(tags).toContain(`H2 "${title}"`)
  expect(tags).toContain('H3 "What went well"')
  expect(tags).toContain('H4 "What has been done"')
  for (const tag of ['Table', 'TH', 'TD', 'L', 'LI', 'LBody', 'TOC'])
    expect(tags).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
  const bytes = Buffer.from(pdfOf(everything)).toString('latin1')
  for (const filled of [1, 2, 3]) expect(bytes).toContain(`/Alt (${filled} of 3 bars)`)
})

test('what looks like a command is text', async () => {
  const words = await wordsOn(await fileOf(everything))
  const fromLeftToRight = ODD_TEXTS.filter((odd) => !/[\u0590-\u05FF\u202E]/.test(odd))
  expect(fromLeftToRight.length).toBeGreaterThan(4)
  for (const odd of fromLeftToRight) expect(words).toContain(letters(odd))
})

test('a text that turns the reading direction turns nothing that stands after it', async () => {
  const turning = 'Turned \u202Eand never ended'
  const school = { ...everything.school, name: turning, headteacher: turning, phase: 'Primary, 3 to 11' }
  const words = await text(await fileOf({ ...everything, school }))
  expect(words).toContain('Primary, 3 to 11')
  expect(words).toContain('Version 2, published 9 December 2026')
})

test('a character that no font at hand can draw does not keep the others from being read', async () => {
  const school = {
    ...everything.school,
    hub: 'Hub \u{1F9D1}\u{1F3FD}\u200D\u{1F3EB} \u4E00\u9FFF \u{1F1EC}\u{1F1E7} of the East',
  }
  const words = await text(await fileOf({ ...everything, school }))
  expect(words).toContain('of the East')
  expect(words).toContain('Ashdown Learning Trust')
})

test('a report of twice the largest size is in it whole, text after text to the last word', async () => {
  const words = await wordsOn(await fileOf(large))
  const written = large.sections.flatMap((section) => {
    if (section.kind === 'excellence') return []
    return [section.text, ...(section.kind === 'area' ? section.lists.flatMap(({ points }) => points) : [])]
  })
  expect(written.join('').length).toBeGreaterThan(3_000_000)
  let at = 0
  const missing = written.filter((each) => {
    const text = letters(each)
    const found = words.indexOf(text, at)
    if (found >= 0) at = found + text.length
    return found < 0
  })
  expect(missing).toEqual([])
}, 120_000)
