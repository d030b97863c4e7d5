/**
 * Builds the app when what it would be built from is not what it was built from. A fresh clone gives every file
 * the same time, so the content decides: its hash is left in the build, and a build that was broken off has none.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const SOURCES = ['src/app', 'src/domain', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']
const MARK = join('dist', '.built-from')

export type Built = 'was-built' | 'built' | 'failed' | 'no-tools'

const ROOT = join(import.meta.dirname, '..', '..')

/** Brings `dist` in `root` up to date; what the build says is shown as it goes. */
export function ensureBuilt(root: string = ROOT, say: (line: string) => void = print): Built {
  const hash = hashOfSources(root)
  if (builtFrom(root) === hash) return 'was-built'
  const vite = findVite(root)
  if (vite === null) return 'no-tools'
  say('Building the app, which takes a few seconds and is only done when something has changed …')
  const begun = performance.now()
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) return 'failed'
  writeFileSync(join(root, MARK), hash)
  say(`Built in ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
  return 'built'
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** SHA-256 over the names and the content of everything that the build reads, tests left out. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesOf(root, source)).toSorted()) {
    const content = readFileSync(join(root, path))
    hash.update(`${path.replaceAll('\\', '/')}\n${content.byteLength}\n`).update(content)
  }
  return hash.digest('hex')
}

function filesOf(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return []
  if (/\.\w+$/.test(source)) return [source]
  const entries = readdirSync(join(root, source), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
  return files.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length)
      .replace(/^[\\/]/, ''),
  )
}

function builtFrom(root: string): string | null {
  const isThere = existsSync(join(root, MARK)) && existsSync(join(root, 'dist', 'index.html'))
  return isThere ? readFileSync(join(root, MARK), 'utf8') : null
}

function findVite(root: string): string | null {
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js')
  } catch {
    return null
  }
}

if (import.meta.main) process.exitCode = ['built', 'was-built'].includes(ensureBuilt()) ? 0 : 1
