/**
 * Reads a request's body: of the right type, no larger than allowed, strict JSON, in the shape of the route. The
 * size is counted while it streams in, whatever Content-Length said, so that nobody can fill the memory. What is
 * handed on is the body as it was sent and not the schema's copy of it: an entry is hashed over every member that
 * it came with, and a schema's copy leaves `__proto__` out.
 */
import type { Route } from '#domain/api/route.ts'
import { MAX_BATCH_BYTES, MAX_BATCH_ENTRIES } from '#domain/custody/wire.ts'
import { type Problem, isProblem, problem } from '#domain/problem.ts'
import type { NamedRoute } from './routes.ts'
import { parseStrictJson } from './strict-json.ts'

const MAX_BODY_BYTES = 1_048_576

/** The body of this request for this route, `undefined` where the route takes none, or why it is refused. */
export async function readBody(
  request: Request,
  { name, route }: NamedRoute,
): Promise<{ readonly value: unknown } | Problem> {
  if (route.body === undefined)
    return isForeign(request, true) ? problem('unsupported-media-type') : { value: undefined }
  if (isForeign(request, false)) return problem('unsupported-media-type')
  const isBatch = name === 'push'
  const bytes = await readBytes(request, isBatch ? MAX_BATCH_BYTES : MAX_BODY_BYTES)
  if (bytes === 'too-large') return problem(isBatch ? 'batch-too-large' : 'body-too-large')
  if (bytes === 'broken-off') return problem('malformed')
  const json = parseStrictJson(bytes)
  if (isProblem(json)) return json
  if (isBatch && countEntries(json.value) > MAX_BATCH_ENTRIES) return problem('batch-too-large')
  return faultIn(isBatch ? withoutEpoch(json.value) : json.value, route.body) ?? { value: json.value }
}

function isForeign({ headers }: Request, mayBeAbsent: boolean): boolean {
  const encoding = headers.get('content-encoding')
  if (encoding !== null && encoding.toLowerCase() !== 'identity') return true
  const type = headers.get('content-type')
  if (type === null) return !mayBeAbsent
  return !/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type.trim())
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array | 'too-large' | 'broken-off'> {
  if (Number(request.headers.get('content-length')) > limit) return 'too-large'
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.byteLength
      if (length > limit) return 'too-large'
      chunks.push(read.value)
    }
  } catch {
    return 'broken-off'
  } finally {
    reader.releaseLock()
  }
  return Buffer.concat(chunks)
}

function countEntries(value: unknown): number {
  const entries = isObject(value) ? value['entries'] : undefined
  return Array.isArray(entries) ? entries.length : 0
}

function isObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A batch is taken whatever history its device believes in, and however it says so: the answer tells it the true one. */
function withoutEpoch(value: unknown): unknown {
  return isObject(value) ? { ...value, epoch: null } : value
}

/** The problem names an entry only where everything around the entries is right: sending them singly will help. */
function faultIn(value: unknown, schema: NonNullable<Route['body']>): Problem | null {
  const { success, error } = schema.safeParse(value)
  if (success) return null
  const places = error.issues.map(({ path: [member, index] }) =>
    member === 'entries' && typeof index === 'number' ? index : null,
  )
  const entries = places.filter((place) => place !== null)
  return problem('malformed', entries.length === places.length ? Math.min(...entries) : undefined)
}
