/**
 * What the rest of the server takes for granted of its engine: commits that are durable before they are answered,
 * transactions one after another, and tables that are brought up to date once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serverWorld, write } from '#tests/world/server.ts'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { inTransaction } from './transaction.ts'
import { migrate } from './migrations.ts'
import { openSqlite } from './sqlite.ts'

function inFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qar-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'store.sqlite')
}

test('a commit is on the disk before it is answered, and foreign keys hold', async () => {
  const { db, close } = openSqlite(inFolder())
  onTestFinished(close)
  const pragma = async (name: string) =>
    Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0]!)[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
})

test('when a push is answered, another program already finds the entry in the file', async () => {
  const path = inFolder()
  const { as } = await serverWorld({ path })
  const amina = as('amina')
  const other = new DatabaseSync(path, { readOnly: true })
  for (let n = 0; n < 5; n++) {
    const [receipt] = await amina.say(write(amina.own, `f-${n}`, n))
    const rows = other.prepare('select body from entry where mid = ?').all(receipt!.mid)
    expect(rows).toHaveLength(1)
  }
  other.close()
})

test('transactions take turns: nobody sees half of another', async () => {
  const store = openSqlite(':memory:')
  onTestFinished(store.close)
  await migrate(store)
  const steps: string[] = []
  const work = (name: string) =>
    inTransaction(store, async (tx) => {
      steps.push(`${name} begins`)
      await tx.insertInto('hub').values({ id: name, name }).execute()
      await new Promise((done) => setTimeout(done, 5))
      steps.push(`${name} ends`)
      return null
    })
  await Promise.all([work('a'), work('b'), work('c')])
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a store that is up to date is left as it is', async () => {
  const store = openSqlite(':memory:')
  onTestFinished(store.close)
  await migrate(store)
  const { db } = store
  await db.insertInto('hub').values({ id: 'a', name: 'a' }).execute()
  await migrate(store)
  expect(await db.selectFrom('hub').selectAll().execute()).toEqual([{ id: 'a', name: 'a' }])
})
