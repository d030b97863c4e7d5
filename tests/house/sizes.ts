/**
 * Small files are how this house stays readable, so their size is measured and not left to taste. The product (src
 * without its tests) carries the median and the 95th percentile; tests are counted apart, because many short tests
 * would flatter the median of the code they are about. No file of either kind may pass the ceiling.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

export type Measured = { readonly path: string; readonly lines: number }
export type Limits = { readonly median: number; readonly p95: number; readonly ceiling: number }

export const LIMITS: Limits = { median: 80, p95: 300, ceiling: 400 }
const DOCUMENTS = [
  { files: 'docs/ARCHITECTURE.md', most: 120 },
  { files: 'docs/decisions/*.md', most: 40 },
]
const isTest = (path: string): boolean => path.startsWith('tests/') || /\.test\.tsx?$/.test(path)

/** `share` is 0.5 for the median; the nearest rank, so that the answer is the size of a real file. */
export function percentile(sizes: readonly number[], share: number): number {
  const sorted = sizes.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** Everything that is wrong with the sizes of these files, in words; empty when nothing is. */
export function complaintsAbout(files: readonly Measured[], limits: Limits = LIMITS): string[] {
  const sizes = files.filter((file) => !isTest(file.path)).map((file) => file.lines)
  const median = percentile(sizes, 0.5)
  const p95 = percentile(sizes, 0.95)
  return [
    ...(sizes.length === 0 ? ['file-sizes: no source file was found, so nothing was checked'] : []),
    ...(median > limits.median ? [`file-sizes: the median is ${median} lines, over ${limits.median}`] : []),
    ...(p95 >= limits.p95 ? [`file-sizes: the 95th percentile is ${p95} lines, not under ${limits.p95}`] : []),
    ...files
      .filter((file) => file.lines > limits.ceiling)
      .map(
        (file) => `file-sizes: ${file.path} has ${file.lines} lines, over ${limits.ceiling}; split it by what it does`,
      ),
  ]
}

/** The documents that are too long, and decision records whose name does not say their number and title. */
export function complaintsAboutDocuments(cwd: string): string[] {
  const tooLong = DOCUMENTS.flatMap(({ files, most }) =>
    measure(cwd, files)
      .filter((file) => file.lines > most)
      .map((file) => `document-sizes: ${file.path} has ${file.lines} lines, over ${most}; say less, or decide again`),
  )
  const misnamed = globSync('docs/decisions/*', { cwd })
    .filter((path) => !/^\d{3}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(basename(path)))
    .map((path) => `decision-names: ${path} is not called NNN-title.md`)
  return [...tooLong, ...misnamed]
}

export function measure(cwd: string, pattern: string | string[]): Measured[] {
  return globSync(pattern, { cwd })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({ path, lines: readFileSync(`${cwd}/${path}`, 'utf8').trimEnd().split('\n').length }))
}

if (import.meta.main) {
  const cwd = process.cwd()
  const files = measure(cwd, ['src/**/*.{ts,tsx,css}', 'tests/**/*.{ts,tsx,css}'])
  for (const [name, some] of [
    ['source', files.filter((file) => !isTest(file.path))],
    ['tests', files.filter((file) => isTest(file.path))],
  ] as const) {
    const sizes = some.map((file) => file.lines)
    const [median, p95, most] = [0.5, 0.95, 1].map((share) => percentile(sizes, share))
    console.log(`${name}: ${sizes.length} files, median ${median}, 95th percentile ${p95}, longest ${most} lines`)
  }
  const complaints = [...complaintsAbout(files), ...complaintsAboutDocuments(cwd)]
  for (const complaint of complaints) console.log(complaint)
  process.exitCode = complaints.length === 0 ? 0 : 1
}
