/**
 * What a tablet has to load, read from the built files themselves. A bundler's own report says what it meant to
 * write; the first visit on a school's connection pays for what lies in `dist`, so that is parsed and weighed.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync, Visitor } from 'vite'

type Edges = { readonly static: readonly string[]; readonly lazy: readonly string[] }
/** Bytes: `firstLoad` and each of `lazy` gzipped, `precache` as it lies on the disk. */
export type Weights = {
  readonly firstLoad: number
  readonly precache: number
  readonly lazy: readonly { readonly name: string; readonly bytes: number }[]
}

function programOf(path: string) {
  const { program, errors } = parseSync(path, readFileSync(path, 'utf8'))
  if (errors.length > 0) throw new Error(`${path} could not be parsed: ${errors[0]?.message}`)
  return program
}

/** A literal or a template without holes; minifiers write both. */
function text(node: { type: string; value?: unknown; quasis?: readonly { value: { cooked?: string | null } }[] }) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  return node.type === 'TemplateLiteral' && node.quasis?.length === 1 ? (node.quasis[0]?.value.cooked ?? '') : undefined
}

function edgesOf(dist: string, file: string): Edges {
  const edges = { static: new Set<string>(), lazy: new Set<string>() }
  const add = (kind: 'static' | 'lazy', specifier: string | undefined): void => {
    if (specifier?.startsWith('.')) edges[kind].add(posix.join(posix.dirname(file), specifier))
  }
  new Visitor({
    ImportDeclaration: (node) => add('static', node.source.value),
    ExportAllDeclaration: (node) => add('static', node.source.value),
    ExportNamedDeclaration: (node) => add('static', node.source?.value),
    ImportExpression: (node) => add('lazy', text(node.source)),
  }).visit(programOf(`${dist}/${file}`))
  return { static: [...edges.static], lazy: [...edges.lazy] }
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]

/** Every script that index.html asks for at once: its entries and what it tells the browser to preload. */
function entriesOf(dist: string): string[] {
  const tags = readFileSync(`${dist}/index.html`, 'utf8').match(/<(script|link)\b[^>]*>/g) ?? []
  return tags
    .map((tag) => (attribute(tag, 'rel') === 'modulepreload' ? attribute(tag, 'href') : attribute(tag, 'src')))
    .filter((path) => path !== undefined)
    .map((path) => path.replace(/^\.?\//, ''))
}

/** The URLs of the list that the service worker stores when it is installed. */
function precachedBy(worker: string): string[] {
  const urls: string[] = []
  new Visitor({
    ObjectExpression: (node) => {
      const fields = new Map<string, string | undefined>()
      for (const field of node.properties)
        if (field.type === 'Property')
          fields.set(field.key.type === 'Identifier' ? field.key.name : (text(field.key) ?? ''), text(field.value))
      const url = fields.get('url')
      if (fields.has('revision') && url !== undefined) urls.push(url)
    },
  }).visit(programOf(worker))
  return [...new Set(urls)]
}

export function weigh(dist: string): Weights {
  const known = new Map<string, Edges>()
  const edges = (file: string): Edges => {
    const found = known.get(file) ?? edgesOf(dist, file)
    known.set(file, found)
    return found
  }
  const reach = (files: readonly string[], seen = new Set<string>()): Set<string> => {
    for (const file of files) if (!seen.has(file)) reach(edges(file).static, seen.add(file))
    return seen
  }
  const gzipped = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`${dist}/${file}`)).length, 0)

  const entries = entriesOf(dist)
  const first = reach(entries)
  if (first.size === 0) throw new Error(`${dist}/index.html loads no script, so there is nothing to weigh`)
  const lazy = new Map<string, number>()
  const waiting = [...first]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
    for (const name of edges(file).lazy) {
      if (lazy.has(name) || first.has(name)) continue
      const group = [...reach([name])].filter((each) => !first.has(each))
      lazy.set(name, gzipped(group))
      waiting.push(...group)
    }
  const precached = existsSync(`${dist}/sw.js`) ? precachedBy(`${dist}/sw.js`) : []
  if (precached.length === 0) throw new Error(`${dist}/sw.js precaches nothing: the app would not open offline`)
  return {
    firstLoad: gzipped(first),
    precache: precached.reduce((sum, url) => sum + statSync(`${dist}/${decodeURI(url).replace(/^\//, '')}`).size, 0),
    lazy: [...lazy].map(([name, bytes]) => ({ name, bytes })).toSorted((a, b) => b.bytes - a.bytes),
  }
}
