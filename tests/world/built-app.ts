import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export const SCRIPT = 'console.log("“built”")\n'.repeat(50)

/** A folder like the one that a build leaves, with one file of each kind. */
export function builtApp(): string {
  const root = mkdtempSync(join(tmpdir(), 'qa-review-dist-'))
  mkdirSync(join(root, 'assets'))
  const files: Record<string, string | Buffer> = {
    'index.html': '<!doctype html><title>QA Review</title>',
    'rescue.html': '<!doctype html><title>Rescue</title>',
    'sw.js': 'self.addEventListener("fetch", () => {})',
    'manifest.webmanifest': '{}',
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/main-1a2b3c4d.js': SCRIPT,
    'assets/main-1a2b3c4d.js.br': brotliCompressSync(SCRIPT),
    'assets/main-1a2b3c4d.js.gz': gzipSync(SCRIPT),
    'assets/main-1a2b3c4d.css': 'body{}',
    'assets/main-1a2b3c4d.js.map': '{}',
    '.built-from': 'secret',
  }
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content)
  return root
}
