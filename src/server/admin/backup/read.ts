/**
 * Reads a backup from its first byte to its last and believes nothing of it before the trailer has been checked: a copy
 * that was cut off, or changed by one letter, is damaged and is called so.
 */
import { MIGRATIONS } from '#server/db/migrations.ts'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { type Counts, type Header, type Row, header, rowLine, trailer } from './format.ts'

export type Unreadable = 'not-there' | 'not-a-backup' | 'damaged' | 'newer'
export type Read = { readonly header: Header; readonly rows: Counts } | { readonly wrong: Unreadable }

type OnRow = (table: string, row: Row) => void | Promise<void>

/** Reads all of a backup and hands on each row. What was handed on counts only if nothing turns out to be wrong. */
export async function readBackup(file: string, onRow: OnRow): Promise<Read> {
  const reading = { header: null as Header | null }
  const source = createReadStream(file)
  const bytes = createGunzip()
  source.on('error', (error) => bytes.destroy(error)).pipe(bytes)
  try {
    return await readLines(bytes, reading, onRow)
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    if (code === 'ENOENT' || code === 'EISDIR') return { wrong: 'not-there' }
    if (code.startsWith('Z_')) return { wrong: reading.header === null ? 'not-a-backup' : 'damaged' }
    throw thrown
  } finally {
    source.destroy()
  }
}

async function readLines(
  bytes: AsyncIterable<Buffer>,
  reading: { header: Header | null },
  onRow: OnRow,
): Promise<Read> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let isWhole = false
  for await (const line of linesIn(bytes)) {
    if (reading.header === null) {
      const first = parsed(header, line)
      if (!first) return { wrong: 'not-a-backup' }
      if (first.migrations.join() !== MIGRATIONS.slice(0, first.migrations.length).join()) return { wrong: 'newer' }
      reading.header = first
    } else {
      const row = isWhole ? null : parsed(rowLine, line)
      if (row) {
        counts[row.in] = (counts[row.in] ?? 0) + 1
        await onRow(row.in, row.row)
      } else if (isWhole || line.toString() !== trailer(counts, hash.copy().digest('hex'))) return { wrong: 'damaged' }
      else isWhole = true
    }
    hash.update(line)
  }
  if (reading.header === null) return { wrong: 'not-a-backup' }
  return isWhole ? { header: reading.header, rows: counts } : { wrong: 'damaged' }
}

/** Each line with its line feed. Text may hold every other sign that some call the end of a line. */
async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at + 1)])
      rest = []
      from = at + 1
    }
    rest.push(chunk.subarray(from))
  }
  const last = Buffer.concat(rest)
  if (last.byteLength > 0) yield last
}
const LINE_FEED = 0x0a

function parsed<Value>(schema: z.ZodType<Value>, line: Buffer): Value | null {
  try {
    const read = schema.safeParse(JSON.parse(line.toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
