/** The Word file of a report, opened by a word processor that is not Word: it takes the file as it is, and loses nothing. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docxOf } from '#server/reports/render/docx.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { libreOffice, pathOf } from '#tests/house/needs.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qa-review-word-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function convertedTo(filter: string, ending: string): Promise<string> {
  const file = join(folder, 'report.docx')
  await writeFile(file, await docxOf(everything))
  const own = `-env:UserInstallation=${pathToFileURL(join(folder, 'settings')).href}`
  await promisify(execFile)(pathOf(libreOffice), [own, '--headless', '--convert-to', filter, '--outdir', folder, file])
  return readFile(join(folder, `report.${ending}`), 'utf8')
}

test('it is opened without repair, and every text stands in it', async () => {
  const text = await convertedTo('txt:Text (encoded):UTF8', 'txt')
  const written = everything.sections.flatMap((section) => [
    section.title,
    ...section.text.split('\n\n'),
    ...(section.kind === 'area'
      ? section.lists.flatMap(({ points }) => points.flatMap((point) => point.split('\n')))
      : []),
  ])
  expect(written.filter((words) => !text.includes(words))).toEqual([])
})

test('its headings are headings', async () => {
  const html = await convertedTo('html', 'html')
  const headings = [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].map(([, words = '']) =>
    words
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
  for (const { title } of everything.sections) expect(headings).toContain(title)
})
