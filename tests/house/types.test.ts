/**
 * The compiler carries half of the house's rules: the domain sees no browser and no Node, the two sides see each
 * other only through project references, and nothing needs more than erasing types to run. Each is planted here.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, makeTree, type Tree } from './plants/tree.ts'

const plants = [
  ['TS2304', 'src/domain/plant-fetch.ts', "export const a = () => fetch('/')"],
  ['TS2304', 'src/domain/plant-storage.ts', "export const b = () => localStorage.getItem('c')"],
  ['TS2584', 'src/domain/plant-document.ts', 'export const d = () => document.title'],
  ['TS2591', 'src/domain/plant-process.ts', 'export const e = () => process.env'],
  ['TS2591', 'src/domain/plant-node.ts', "import { readFileSync } from 'node:fs'\nexport const f = readFileSync"],
  ['TS2304', 'src/domain/plant-identity.ts', 'export const g = () => crypto.randomUUID()'],
  ['TS2304', 'src/domain/plant-timer.ts', 'export const h = () => setTimeout(() => 1, 1)'],
  ['TS2584', 'src/server/http/plant-document.ts', 'export const i = () => document.title'],
  ['TS6307', 'src/app/evaluation/plant-server.ts', "export type { Context } from '#server/context.ts'"],
  ['TS6307', 'src/server/evaluation/plant-app.ts', "export { Store } from '#app/store/store.ts'"],
  ['TS1294', 'src/server/http/plant-enum.ts', 'export enum J {\n  K,\n}'],
  ['TS1294', 'src/domain/plant-namespace.ts', 'export namespace L {\n  export const m = 1\n}'],
  ['TS1294', 'src/app/store/plant-parameter.ts', 'export class N {\n  constructor(readonly o: string) {}\n}'],
  ['TS2322', 'src/domain/plant-index.ts', 'export const p = (q: string[]): string => q[0]'],
  ['TS6133', 'src/app/ui/plant-unused.ts', 'const r = 1\nexport {}'],
  ['TS2322', 'tests/stories/plant.test.ts', "export const s: number = 't'"],
] as const

const trees: Tree[] = []
let output = ''

beforeAll(async () => {
  const tree = makeTree(Object.fromEntries(plants.map(([, path, text]) => [path, `${text}\n`])))
  trees.push(tree)
  const outcome = await check('types', tree)
  if (outcome.ok) throw new Error('the compiler passed a tree full of plants')
  output = outcome.output
})
afterAll(() => trees.forEach((tree) => tree.remove()))

test('the innocent tree passes', async () => {
  const tree = makeTree()
  trees.push(tree)
  expect(await check('types', tree)).toMatchObject({ ok: true, output: '' })
})

describe('a planted violation is reported', () => {
  test.each(plants)('%s in %s', (code, path) => {
    const errors = output.split('\n').filter((line) => line.startsWith(path))
    expect(errors.join('\n')).toContain(`error ${code}`)
  })
})
