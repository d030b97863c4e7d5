/**
 * A check that cannot fail is no check. Here a small, innocent copy of the house is made in a temporary folder, with
 * the real configuration of every tool, so that a test can plant one violation in it and see it reported, and see
 * the same tree pass without it. The real tree is never touched, whatever happens to the test.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, type Outcome } from '../run.ts'
import { checks } from '../steps.ts'
import { innocent } from './innocent.ts'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const CONFIGURATION = [
  ['.gitignore', '.knip.jsonc', '.oxfmtrc.json', '.oxlintrc.json', 'tsconfig.json', 'src/tsconfig.base.json'],
  ['src/domain/tsconfig.json', 'src/app/tsconfig.json', 'src/app/tsconfig.sw.json', 'src/server/tsconfig.json'],
  ['tests/tsconfig.json', 'tests/house/lint'],
].flat()

/** What the innocent files use; the real package.json would make every other package look unused. */
const PACKAGES = ['zod', 'react', '@types/node', '@types/react', 'vite', 'vitest', 'oxlint']

export type Files = Readonly<Record<string, string>>
export type Tree = { readonly at: string; readonly remove: () => void }

/** A copy of the house, innocent but for `planted`. Our packages are linked one by one: caches stay out of the real ones. */
export function makeTree(planted: Files = {}): Tree {
  const at = mkdtempSync(join(tmpdir(), 'qa-review-house-'))
  for (const path of CONFIGURATION) cpSync(join(ROOT, path), join(at, path), { recursive: true })
  mkdirSync(join(at, 'node_modules'))
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(at, 'node_modules', name), 'junction')
  const files: Files = { 'package.json': manifest(), ...innocent, ...planted }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
  return { at, remove: () => rmSync(at, { recursive: true, force: true }) }
}

/** Runs a check of the house, as `npm run check` does, in a tree. */
export function check(name: string, tree: Tree, ...more: string[]): Promise<Outcome> {
  const step = checks.find((each) => each.name === name)
  if (step === undefined) throw new Error(`No check is called ${name}`)
  const command = step.command.map((word) => (/^(node_modules|tests)\//.test(word) ? join(ROOT, word) : word))
  return run([...command, ...more], { cwd: tree.at })
}

function manifest(): string {
  type Manifest = { imports: unknown; dependencies: Files; devDependencies: Files }
  const { imports, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Manifest
  const kept = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => PACKAGES.includes(name))
  const text = { name: 'innocent', private: true, type: 'module', imports, scripts: { lint: 'oxlint' } }
  return `${JSON.stringify({ ...text, dependencies: Object.fromEntries(kept) }, null, 2)}\n`
}
