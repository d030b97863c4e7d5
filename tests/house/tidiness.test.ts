/** Dead code, format and sizes: each command on an innocent tree, and on the same tree with one thing wrong. */
import { afterAll, describe, expect, test } from 'vitest'
import { check, makeTree, type Files, type Tree } from './plants/tree.ts'
import { complaintsAbout, percentile } from './sizes.ts'

const trees: Tree[] = []
const planted = (files: Files): Tree => {
  const tree = makeTree(files)
  trees.push(tree)
  return tree
}
afterAll(() => trees.forEach((tree) => tree.remove()))

test.each(['dead', 'format', 'sizes'])('the innocent tree passes %s', async (name) => {
  const { output, ok } = await check(name, planted({}))
  expect(output).not.toMatch(/unused|innocent|-sizes:/i)
  expect(ok).toBe(true)
})

const lines = (count: number, text = '// a line of its own\n'): string => text.repeat(count)

describe.each([
  [
    'dead',
    'Unused exports',
    { 'src/server/moderation/decide.ts': 'export const decided = []\nexport const dead = 1\n' },
  ],
  ['dead', 'Unused files', { 'src/server/moderation/plant.ts': 'export const dead = 1\n' }],
  ['dead', 'Unlisted dependencies', { 'src/server/moderation/decide.ts': "export { z as decided } from 'hono'\n" }],
  ['format', 'plant.ts', { 'src/domain/plant.ts': 'export const a = "b";\n' }],
  ['format', 'plant.css', { 'src/app/ui/plant.css': '.a{color:red}\n' }],
  ['sizes', 'src/domain/plant.ts has 401 lines', { 'src/domain/plant.ts': lines(401) }],
  ['sizes', 'src/app/ui/plant.css has 401 lines', { 'src/app/ui/plant.css': lines(401, '/* a */\n') }],
  ['sizes', 'tests/stories/plant.test.ts has 401 lines', { 'tests/stories/plant.test.ts': lines(401) }],
  ['sizes', 'docs/ARCHITECTURE.md has 121 lines', { 'docs/ARCHITECTURE.md': lines(121) }],
  ['sizes', 'docs/decisions/001-a.md has 41 lines', { 'docs/decisions/001-a.md': lines(41) }],
  ['sizes', 'decision-names: docs/decisions/1-Title.md', { 'docs/decisions/1-Title.md': 'Short.\n' }],
] as const)('%s', (name, report, files) => {
  test(`reports: ${report}`, async () => {
    const { output, ok } = await check(name, planted(files))
    expect(output.replaceAll('\\', '/')).toContain(report)
    expect(ok).toBe(false)
  })
})

describe('the sizes of many files', () => {
  const files = (count: number, length: number, path = 'src/domain/plant') =>
    Array.from({ length: count }, (_, at) => ({ path: `${path}-${at}.ts`, lines: length }))

  test('a median of 80 passes and 81 does not', () => {
    expect(complaintsAbout(files(3, 80))).toEqual([])
    expect(complaintsAbout([...files(2, 81), ...files(1, 5)])).toEqual([expect.stringContaining('median is 81')])
  })
  test('a 95th percentile of 299 passes and 300 does not', () => {
    expect(complaintsAbout([...files(90, 10), ...files(10, 299)])).toEqual([])
    expect(complaintsAbout([...files(90, 10), ...files(10, 300)])).toEqual([expect.stringContaining('95th percentile')])
  })
  test('many short tests do not flatter the product', () => {
    const report = complaintsAbout([...files(2, 90), ...files(50, 5, 'tests/plant')])
    expect(report).toEqual([expect.stringContaining('median is 90')])
  })
  test('to measure nothing is a failure', () => expect(complaintsAbout([])).toHaveLength(1))
  test('a percentile is the size of a real file', () => expect(percentile([4, 1, 3, 2], 0.5)).toBe(2))
})
