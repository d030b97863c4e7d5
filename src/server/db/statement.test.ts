/**
 * Lists go to both engines as one value and in the same words. Whatever a name in them looks like, it is only a name,
 * and a statement that was built for one engine is not asked of the other.
 */
import { testStore } from '#tests/world/store.ts'
import { DummyDriver, Kysely, PostgresAdapter, PostgresQueryCompiler, SqliteAdapter, SqliteQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from './schema.ts'
import { isIn, isAmong, rowsOf, statement } from './statement.ts'
import { inOwnTransaction } from './transaction.ts'

const HUBS = ['a', "it's", '{"b"}', '__proto__', '7'].map((id) => ({ id, name: `hub ${id}` }))

async function hubs() {
  const store = await testStore()
  await inOwnTransaction(store, (tx) => store.engine.insertAll(tx, 'hub', HUBS))
  return store
}

test('a statement is built once, and asked of every store with lists of any length', async () => {
  let built = 0
  const called = statement((tx, { ids }: { ids: readonly string[] }) => {
    built++
    return tx
      .selectFrom('hub')
      .where(isIn(tx, 'id', ids))
      .select('id')
      .orderBy('id')
  })
  const store = await hubs()
  await inOwnTransaction(store, async (tx) => {
    const all = HUBS.map(({ id }) => id)
    for (const ids of [[], ['a'], ['a', 'a', 'nobody'], all])
      expect(await called(tx, { ids })).toEqual(
        [...new Set(ids)]
          .filter((id) => all.includes(id))
          .toSorted()
          .map((id) => ({ id })),
      )
  })
  await inOwnTransaction(store, (tx) => called(tx, { ids: ['a'] }))
  expect(built).toBe(1)
  await inOwnTransaction(await hubs(), async (tx) => expect(await called(tx, { ids: ['7'] })).toEqual([{ id: '7' }]))
  expect(built).toBe(1)
})

test('each engine is asked in its own words', async () => {
  const called = statement((tx, { id }: { id: string }) => tx.selectFrom('hub').where('id', '=', id).select('name'))
  const asked: string[] = []
  for (const words of [
    { createAdapter: () => new SqliteAdapter(), createQueryCompiler: () => new SqliteQueryCompiler() },
    { createAdapter: () => new PostgresAdapter(), createQueryCompiler: () => new PostgresQueryCompiler() },
  ]) {
    const dialect = { ...words, createDriver: () => new DummyDriver(), createIntrospector: () => ({}) as never }
    const db = new Kysely<Database>({ dialect, log: ({ query }) => void asked.push(query.sql) })
    await db.transaction().execute((tx) => called(tx, { id: 'a' }))
  }
  expect(asked).toEqual(['?', '$1'].map((place) => `select "name" from "hub" where "id" = ${place}`))
})

test('rows are found by several columns together', async () => {
  const store = await hubs()
  await inOwnTransaction(store, async (tx) => {
    const both = tx
      .selectFrom('hub')
      .where(
        isAmong(
          ['id', 'name'],
          [
            ['a', 'hub a'],
            ['7', 'hub a'],
          ],
        ),
      )
      .select('id')
    expect(await both.execute()).toEqual([{ id: 'a' }])
    const members = await tx
      .selectFrom(
        rowsOf([
          ['a', 1],
          ['b', 2],
        ]),
      )
      .select('given.value')
      .execute()
    expect(members).toHaveLength(2)
  })
})
