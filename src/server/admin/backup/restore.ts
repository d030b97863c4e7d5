/**
 * Puts a backup into an empty store of either engine, all of it or nothing. The store then begins a new epoch: what the
 * tablets had handed over since the backup is offered again by them, and refills what it lacked.
 */
import type { Context, Tx } from '#server/context.ts'
import type { Progress } from '#server/admin/terminal.ts'
import { migrate, migrationsOf } from '#server/db/migrations.ts'
import type { Database } from '#server/db/schema.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { v4 as uuidv4 } from 'uuid'
import type { Counts, Header, Row } from './format.ts'
import { type Unreadable, readBackup } from './read.ts'
import { KEPT } from './tables.ts'

const AT_ONCE = 200

export type Restored =
  | { readonly header: Header; readonly rows: Counts; readonly epoch: string }
  | { readonly refused: Unreadable | 'store-not-empty' | 'store-ahead' }

/** @throws what the store throws; it is then as empty as it was */
export async function restore(context: Context, file: string, progress: Progress): Promise<Restored> {
  const { db } = context
  const whole = await readBackup(file, () => undefined)
  if ('wrong' in whole) return { refused: whole.wrong }
  const { migrations } = whole.header
  const had = await migrationsOf(db)
  if (had.length > 0 && !(await isEmpty(context))) return { refused: 'store-not-empty' }
  if (had.length > migrations.length) return { refused: 'store-ahead' }
  await migrate(context, migrations.at(-1))
  const epoch = uuidv4()
  await inOwnTransaction(context, async (tx) => {
    await tx.deleteFrom('meta').execute()
    await fill(context, tx, file, progress)
    await tx.updateTable('meta').set({ value: epoch }).where('key', '=', 'epoch').execute()
  })
  await migrate(context)
  return { ...whole, epoch }
}

/** Whether nobody has put anything into the tables. That a server was started on them once is nothing yet. */
async function isEmpty({ db }: Context): Promise<boolean> {
  for (const [table] of KEPT) {
    if (table === 'meta') continue
    const row = await db.selectFrom(table).selectAll().limit(1).executeTakeFirst()
    if (row) return false
  }
  return true
}

async function fill({ engine }: Context, tx: Tx, file: string, progress: Progress): Promise<void> {
  let into = ''
  let rows: Row[] = []
  let done = 0
  const put = async () => {
    await engine.insertAll(tx, into as keyof Database, rows as never)
    progress((done += rows.length), 'rows put in')
    rows = []
  }
  const again = await readBackup(file, async (table, row) => {
    if (rows.length === AT_ONCE || table !== into) await put()
    into = table
    rows.push(row)
  })
  if ('wrong' in again) throw new Error(`The backup ${file} was changed while it was being read`)
  await put()
}
