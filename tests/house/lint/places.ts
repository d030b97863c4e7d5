/**
 * Where a file lives decides what it may import, so every boundary rule asks the same two questions: which place is
 * this file in, and which file does that specifier name? Answering them once, from paths alone, keeps the rules
 * free of any module resolution and lets a test ask about files that do not exist.
 */
import { posix } from 'node:path'

/** `area` is one of the four trees below; `folder` is '' for a file that lies directly in its area. */
export type Place = {
  readonly path: string
  readonly area: 'domain' | 'app' | 'server' | 'tests' | 'elsewhere'
  readonly folder: string
  readonly isTest: boolean
}

const AREAS = [
  ['src/domain/', 'domain'],
  ['src/app/', 'app'],
  ['src/server/', 'server'],
  ['tests/', 'tests'],
] as const

/** `path` is relative to the repository, with forward slashes. */
export function placeOf(path: string): Place {
  const [prefix, area] = AREAS.find(([start]) => path.startsWith(start)) ?? ['', 'elsewhere' as const]
  const rest = path.slice(prefix.length).split('/')
  return {
    path,
    area,
    folder: rest.length > 1 ? (rest[0] ?? '') : '',
    isTest: /\.test\.tsx?$/.test(path),
  }
}

/** The place a specifier names, or undefined when it names a package. Mirrors `imports` in package.json. */
export function placeImported(from: Place, specifier: string): Place | undefined {
  if (specifier.startsWith('.')) return placeOf(posix.join(posix.dirname(from.path), specifier))
  const named = /^#(domain|app|server|tests)\/(.*)$/.exec(specifier)
  if (!named) return undefined
  return placeOf(`${named[1] === 'tests' ? '' : 'src/'}${named[1]}/${named[2]}`)
}
