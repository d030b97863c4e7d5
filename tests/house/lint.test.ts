/**
 * Every lint rule of the house against its planted violation. All are planted into one tree and reported by one run,
 * which is the only way that so many real runs of the real command stay quick.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lintPlants } from './plants/lint-plants.ts'
import { check, makeTree, type Tree } from './plants/tree.ts'

type Diagnostic = { readonly code: string; readonly filename: string; readonly message: string }
const trees: Tree[] = []
let reported: readonly Diagnostic[] = []

beforeAll(async () => {
  const tree = makeTree(Object.fromEntries(lintPlants.map(({ path, text }) => [path, text])))
  trees.push(tree)
  const { ok, output } = await check('lint', tree, '--format=json')
  if (ok) throw new Error('lint passed on a tree full of plants')
  reported = (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics
})
afterAll(() => trees.forEach((tree) => tree.remove()))

test('the innocent tree passes', async () => {
  const tree = makeTree()
  trees.push(tree)
  const { ok, output } = await check('lint', tree)
  expect(output).toContain('Found 0 warnings and 0 errors.')
  expect(ok).toBe(true)
})

describe('a planted violation is reported with its rule', () => {
  test.each(lintPlants.map(({ rule, path }) => [rule, path] as const))('%s in %s', (rule, path) => {
    const rules = reported.filter(({ filename }) => filename.replaceAll('\\', '/') === path).map(({ code }) => code)
    expect(rules).toContain(rule)
  })
})

test('a boundary explains itself', () => {
  const messages = reported.filter(({ code }) => code.startsWith('house')).map(({ message }) => message)
  expect(Math.min(...messages.map((message) => message.length))).toBeGreaterThan(60)
})

test('nothing but the plants is reported', () => {
  const planted = new Set(lintPlants.map(({ path }) => path))
  expect(reported.map(({ filename }) => filename).filter((path) => !planted.has(path))).toEqual([])
})
