import { inOwnTransaction } from './transaction.ts'
import { testStore } from '#tests/world/store.ts'
import { expect, test } from 'vitest'
import { anyOf, isAmong, numbersOf, rowsOf, statement } from './statement.ts'

const HUBS = ['a', "it's", '{"b"}', '__proto__', '7'].map((id) => ({ id, name: `hub ${id}` }))

async function hubs() {
  const store = await testStore()
  await inOwnTransaction(store, (tx) => store.engine.insertAll(tx, 'hub', HUBS))
  return store
}

test('a statement is built once for a store, and asked with lists of any length', async () => {
  let built = 0
  const called = statement((tx, { ids }: { ids: readonly string[] }) => {
    built++
    return tx.selectFrom('hub').where('id', 'in', anyOf(ids)).select('id').orderBy('id')
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
  expect(built).toBe(2)
})

test('rows are found by several columns together, and by numbers as numbers', async () => {
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
    const row = { review_id: 'r', person_id: 'p', device: 'd', mid: 'm' }
    await store.engine.insertAll(
      tx,
      'received',
      [9, 10].map((dseq) => ({ ...row, dseq })),
    )
    const tens = tx
      .selectFrom('received')
      .where('dseq', 'in', numbersOf([10, 100]))
      .select('dseq')
    expect(await tens.execute()).toEqual([{ dseq: 10 }])
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
