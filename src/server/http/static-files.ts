/** Reads the built app into memory: a few files of some hundred kilobytes, each beside its compressed twins. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

export type Encoding = 'br' | 'gzip' | 'identity'

export interface BuiltFile {
  readonly type: string
  readonly hash: string
  /** Its name holds a hash of its content, so it may be kept for ever. */
  readonly isHashed: boolean
  readonly bodies: { readonly identity: Body } & { readonly [E in Encoding]?: Body | undefined }
}
type Body = Uint8Array<ArrayBuffer>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
const COMPRESSED: Readonly<Record<string, Encoding>> = { '.br': 'br', '.gz': 'gzip' }

/** The files under `root` by their paths, such as `/assets/main-1a2b.js`; none where there is no such folder. */
export function readBuilt(root: string): ReadonlyMap<string, BuiltFile> {
  const contents = new Map(pathsIn(root).map((path) => [path, new Uint8Array(readFileSync(join(root, path)))]))
  const files = new Map<string, BuiltFile>()
  for (const [path, identity] of contents) {
    const type = TYPES[extname(path)]
    if (type === undefined || path.split('/').some((part) => part.startsWith('.'))) continue
    const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 27)
    const bodies = { identity, br: contents.get(`${path}.br`), gzip: contents.get(`${path}.gz`) }
    files.set(path, { type, hash, isHashed: path.startsWith('/assets/'), bodies })
  }
  return files
}

function pathsIn(root: string): string[] {
  try {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    const wanted = entries.filter(
      (entry) => entry.isFile() && (TYPES[extname(entry.name)] ?? COMPRESSED[extname(entry.name)]),
    )
    return wanted.map((entry) => `/${relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  } catch {
    return []
  }
}
