/**
 * Writes a backup: all tables as of one moment, while a server may be running. Nothing bears the file's name until all
 * of it is on the disk, so that what bears it is whole, and no earlier backup is ever replaced.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import type { Context, Tx } from '#server/context.ts'
import { asOfOneMoment } from '#server/admin/one-moment.ts'
import type { Progress } from '#server/admin/terminal.ts'
import { MIGRATIONS, migrationsOf } from '#server/db/migrations.ts'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { type Counts, FORMAT, type Header, type Row, trailer } from './format.ts'
import { KEPT } from './tables.ts'

const AT_ONCE = 200

export type BackedUp =
  | { readonly header: Header; readonly rows: Counts }
  | { readonly refused: 'exists' | 'no-folder' | 'nothing-there' | 'other-release' }

/** @throws what the disk or the store throws; nothing then bears the name */
export async function backUp(context: Context, file: string, progress: Progress): Promise<BackedUp> {
  if (existsSync(file)) return { refused: 'exists' }
  if (!existsSync(dirname(file))) return { refused: 'no-folder' }
  const migrations = await migrationsOf(context.db)
  if (migrations.length === 0) return { refused: 'nothing-there' }
  if (migrations.join() !== MIGRATIONS.join()) return { refused: 'other-release' }
  const partial = `${file}.partial`
  try {
    return await asOfOneMoment(context, async (tx) => {
      const header = await headerOf(context, tx, migrations)
      if (!header) return { refused: 'nothing-there' }
      const rows: Record<string, number> = {}
      const toDisk = createWriteStream(partial, { mode: 0o600, flush: true })
      await pipeline(linesOf(tx, header, rows, progress), createGzip(), toDisk)
      await rename(partial, file)
      await settle(dirname(file))
      return { header, rows }
    })
  } finally {
    await rm(partial, { force: true })
  }
}

async function headerOf(context: Context, tx: Tx, migrations: readonly string[]): Promise<Header | null> {
  const rows = await tx.selectFrom('meta').selectAll().execute()
  const meta = new Map(rows.map(({ key, value }) => [key, value]))
  const kind = meta.get('kind')
  if (kind === undefined) return null
  return { format: FORMAT, migrations: [...migrations], kind, epoch: meta.get('epoch')!, at: context.now() }
}

/** The lines of the file; `rows` counts what has been written of each table. */
async function* linesOf(
  tx: Tx,
  header: Header,
  rows: Record<string, number>,
  progress: Progress,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const hashed = (text: string): string => {
    hash.update(text, 'utf8')
    return text
  }
  yield hashed(`${canonicalJson(header)}\n`)
  let done = 0
  for (const [table, key] of KEPT) {
    for await (const page of pagesOf(tx, table, key)) {
      yield hashed(page.map((row) => `${canonicalJson({ in: table, row })}\n`).join(''))
      rows[table] = (rows[table] ?? 0) + page.length
      progress((done += page.length), 'rows written')
    }
  }
  yield trailer(rows, hash.digest('hex'))
}

/** A table's rows in the order of its key, some at a time, so that a large one needs no large memory. */
async function* pagesOf(tx: Tx, table: string, key: readonly string[]): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  for (let after = sql``; ;) {
    const { rows } =
      await sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(AT_ONCE)}`.execute(
        tx,
      )
    if (rows.length > 0) yield rows.map(plain)
    if (rows.length < AT_ONCE) return
    const last = rows.at(-1)!
    after = sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`
  }
}

/** The library that keeps credentials has columns of which one engine makes a date or a truth, and the other does not. */
function plain(row: Readonly<Record<string, Row[string] | Date | boolean>>): Row {
  const cells = Object.entries(row).map(([column, value]) => {
    if (value instanceof Date) return [column, value.toISOString()]
    return [column, typeof value === 'boolean' ? Number(value) : value]
  })
  return Object.fromEntries(cells) as Row
}

/** A name is only durable once its folder is. */
async function settle(folder: string): Promise<void> {
  await using handle = await open(folder, 'r')
  await handle.sync()
}
