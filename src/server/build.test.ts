/** When the app is built anew, and when a person need not wait for it. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ensureBuilt, hashOfSources } from './build.ts'

/** Stands in for the real tool: writes a page, or fails when told to. */
const VITE = `import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
rmSync('dist', { recursive: true, force: true }); mkdirSync('dist'); writeFileSync('dist/index.html', 'built')
process.exit(existsSync('broken') ? 1 : 0)`

let root = ''
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const build = () => ensureBuilt(root, () => undefined)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qa-review-build-'))
  write('package.json', '{"type":"module"}')
  write('package-lock.json', '{}')
  write('index.html', 'page')
  write('src/app/main.tsx', 'app')
  write('src/domain/api.ts', 'api')
  write('src/server/main.ts', 'server')
  write('node_modules/vite/package.json', '{"name":"vite","type":"module"}')
  write('node_modules/vite/bin/vite.js', VITE)
})

test('once, and not again while nothing has changed but the times', () => {
  expect(build()).toBe('built')
  expect(build()).toBe('was-built')
  utimesSync(join(root, 'src/app/main.tsx'), 4_000_000_000, 4_000_000_000)
  expect(build()).toBe('was-built')
})

test.each([
  'src/app/main.tsx',
  'src/domain/api.ts',
  'src/app/new.css',
  'public/icon.svg',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
])('again when %s has changed', (path) => {
  build()
  write(path, 'changed')
  expect([build(), build()]).toEqual(['built', 'was-built'])
})

test('not for the server, nor for a test', () => {
  build()
  write('src/server/main.ts', 'changed')
  write('src/app/main.test.tsx', 'changed')
  expect(build()).toBe('was-built')
})

test('again when a file was renamed or is gone', () => {
  const before = hashOfSources(root)
  write('src/app/other.tsx', 'app')
  rmSync(join(root, 'src/app/main.tsx'))
  expect(hashOfSources(root)).not.toBe(before)
})

test('again when the build itself is gone or was broken off', () => {
  build()
  rmSync(join(root, 'dist/index.html'))
  expect(build()).toBe('built')
  write('src/app/main.tsx', 'changed')
  write('broken', '')
  expect([build(), build()]).toEqual(['failed', 'failed'])
  rmSync(join(root, 'broken'))
  expect(build()).toBe('built')
})

test('not without its tools, which is said', () => {
  rmSync(join(root, 'node_modules'), { recursive: true })
  expect(build()).toBe('no-tools')
})
