/** The size budgets against small made-up builds: what is counted, what is not, and that excess is reported. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { over, rowsOf } from './budgets.ts'
import { weigh } from './bundle.ts'
import { ROOT } from './plants/tree.ts'
import { run } from './run.ts'

const builds: string[] = []
afterAll(() => builds.forEach((dist) => rmSync(dist, { recursive: true, force: true })))

/** A comment that gzip cannot shrink below `bytes`. */
const ballast = (bytes: number): string => `\n/*${randomBytes(bytes).toString('base64')}*/`

function built(files: Readonly<Record<string, string>>): string {
  const dist = mkdtempSync(join(tmpdir(), 'qa-review-dist-'))
  builds.push(dist)
  const html =
    '<link rel="modulepreload" href="/assets/vendor.js"><script type="module" src="/assets/main.js"></script>'
  const all = {
    'index.html': html,
    'sw.js': 'precache([{revision:null,url:`assets/main.js`},{"url":"index.html","revision":"1"}])',
    'assets/main.js': 'import{a}from"./shared.js";export const go=()=>pre(()=>import(`./route.js`),[0]);a()',
    'assets/shared.js': 'export const a=()=>1',
    'assets/vendor.js': 'export const v=1',
    'assets/route.js': 'import"./part.js";import{a}from"./shared.js";export const deep=()=>import("./deep.js")',
    'assets/part.js': 'export const p=1',
    'assets/deep.js': 'export const d=1',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    writeFileSync(join(dist, path), text)
  }
  return dist
}
const excess = (files: Readonly<Record<string, string>>): string[] =>
  over(rowsOf(weigh(built(files)))).map(({ name }) => name)

describe('budgets', () => {
  test('a small build passes, and each lazy group is named', () => {
    const weights = weigh(built({}))
    expect(over(rowsOf(weights))).toEqual([])
    expect(weights.lazy.map(({ name }) => name).toSorted()).toEqual(['assets/deep.js', 'assets/route.js'])
    expect(weights.precache).toBeGreaterThan(180)
  })
  test('what is reached statically counts as first load', () => {
    expect(excess({ 'assets/shared.js': `export const a=1${ballast(231_000)}` })).toEqual(['first load (gzip)'])
  })
  test('what is preloaded counts as first load', () => {
    expect(excess({ 'assets/vendor.js': ballast(231_000) })).toEqual(['first load (gzip)'])
  })
  test('a lazy route counts with what only it needs, and not as first load', () => {
    expect(excess({ 'assets/part.js': `export{}${ballast(121_000)}` })).toEqual(['lazy assets/route.js (gzip)'])
    expect(excess({ 'assets/deep.js': `export{}${ballast(121_000)}` })).toEqual(['lazy assets/deep.js (gzip)'])
  })
  test('the precache counts as it is stored', () => {
    expect(excess({ 'assets/main.js': `export{}${' '.repeat(1_200_000)}` })).toEqual(['precache (raw)'])
  })
  test('a build that loads or stores nothing is an error, not a small build', () => {
    expect(() => weigh(built({ 'index.html': '<p>' }))).toThrow('loads no script')
    expect(() => weigh(built({ 'sw.js': 'precache([])' }))).toThrow('precaches nothing')
  })
  test('the command fails and says which', async () => {
    const command = [process.execPath, join(ROOT, 'tests/house/budgets.ts')]
    expect(await run([...command, built({})], { cwd: ROOT })).toMatchObject({ ok: true })
    const fat = await run([...command, built({ 'assets/vendor.js': ballast(231_000) })], { cwd: ROOT })
    expect(fat).toMatchObject({ ok: false, output: expect.stringMatching(/first load .*OVER/) as string })
  })
})
