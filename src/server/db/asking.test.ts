/**
 * What is asked in one go is answered in its order, as if each had waited for the one before: a request that reads and
 * writes in one breath finds what it would have found one by one.
 */
import { testStore } from '#tests/world/store.ts'
import { expect, test } from 'vitest'
import { statement } from './statement.ts'
import { inOwnTransaction } from './transaction.ts'

const hubs = statement((tx) => tx.selectFrom('hub').select('id').orderBy('id'))
const add = statement((tx, { id }: { id: string }) => tx.insertInto('hub').values({ id, name: id }))

test('each sees what those before it have done, and nothing of those after it', async () => {
  const store = await testStore()
  const answers = await inOwnTransaction(store, (tx) =>
    Promise.all([hubs(tx, {}), add(tx, { id: 'a' }), hubs(tx, {}), add(tx, { id: 'b' }), hubs(tx, {})]),
  )
  const [a, b] = [{ id: 'a' }, { id: 'b' }]
  expect(answers).toEqual([[], [], [a], [], [a, b]])
})

test('so does what is asked in another way meanwhile, and what was asked before it', async () => {
  const store = await testStore()
  const answers = await inOwnTransaction(store, (tx) =>
    Promise.all([add(tx, { id: 'a' }), tx.selectFrom('hub').select('id').execute(), tx.deleteFrom('hub').execute()]),
  )
  expect(answers[1]).toEqual([{ id: 'a' }])
  expect(await inOwnTransaction(store, (tx) => hubs(tx, {}))).toEqual([])
})

test('where one fails nothing of it stays, and the next transaction knows nothing of it', async () => {
  const store = await testStore()
  const twice = inOwnTransaction(store, (tx) =>
    Promise.all([add(tx, { id: 'a' }), add(tx, { id: 'a' }), add(tx, { id: 'b' }), hubs(tx, {})]),
  )
  await expect(twice).rejects.toThrow(/unique/i)
  expect(await inOwnTransaction(store, (tx) => hubs(tx, {}))).toEqual([])
})

test('a transaction that is over is asked nothing any more', async () => {
  const store = await testStore()
  const over = await inOwnTransaction(store, (tx) => Promise.resolve(tx))
  await expect(Promise.all([add(over, { id: 'a' }), add(over, { id: 'b' })])).rejects.toThrow('committed')
  await expect(hubs(over, {})).rejects.toThrow('committed')
  expect(await inOwnTransaction(store, (tx) => hubs(tx, {}))).toEqual([])
})
