/**
 * Everything that a tablet and a server agree on, as one value to be hashed: the schemas of what goes over the
 * wire, the limits beside them, and the routes with their problems. Two versions of the app meet here for years,
 * so that nobody may change any of it without noticing.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { createHash } from 'node:crypto'
import { z } from 'zod'

export interface Filed {
  readonly version: number
  readonly hash: string
  readonly history: readonly { readonly version: number; readonly hash: string; readonly what: string }[]
}

/** A value in which every schema is written as JSON Schema and functions are left out. */
function written(value: unknown): unknown {
  if (value instanceof z.ZodType) return z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, written(each)]))
}

export function hashOfWire(contract: Readonly<Record<string, unknown>>): string {
  const plain = JSON.parse(JSON.stringify(written(contract))) as Json
  return createHash('sha256').update(canonicalJson(plain)).digest('hex')
}

/** What is wrong with the file, in the words of what to do; null when it says what the code says. */
export function complaint(hash: string, { version, hash: filed, history }: Filed): string | null {
  if (hash !== filed) {
    return `The wire has changed: raise the version and write its one-line history in tests/golden/wire.json. The hash is now ${hash}`
  }
  const isWhole = history.every((line, index) => line.version === index + 1 && line.what.length > 0)
  const last = history.at(-1)
  const hashes = new Set(history.map((line) => line.hash))
  return isWhole && last?.version === version && last.hash === filed && hashes.size === history.length
    ? null
    : 'Each version has its own line of history: {version, hash, what}, counted from 1, the last one being in force'
}
