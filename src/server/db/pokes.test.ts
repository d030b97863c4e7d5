/** Whoever listens is told of what is durable, and of nothing else. */
import type { Tx } from '#server/context.ts'
import { problem } from '#domain/problem.ts'
import { expect, test } from 'vitest'
import { idOf } from '#tests/world/known.ts'
import { serverWorld, write } from '#tests/world/server.ts'
import { testStore } from '#tests/world/store.ts'
import { inOwnTransaction, inTransaction } from './transaction.ts'

/** That something may have been missed is said when a line to other servers begins to stand, whenever that is. */
const into = (heard: number[]) => (seq: number) => void (Number.isFinite(seq) && heard.push(seq))

async function open() {
  const store = await testStore()
  const { pokes } = store
  const heard: number[] = []
  const stop = pokes.listen('a', into(heard))
  const poke = (...seqs: readonly number[]) =>
    inOwnTransaction(store, (tx: Tx) => {
      for (const seq of seqs) pokes.poke(tx, 'a', seq)
      expect(heard).toEqual([])
      return Promise.resolve()
    })
  return { store, pokes, heard, stop, poke }
}

test('a poke is heard after the commit, once a transaction, and by those who listen to that review', async () => {
  const { pokes, heard, poke } = await open()
  const others: number[] = []
  pokes.listen('b', into(others))
  await poke(1, 2)
  expect([heard, others]).toEqual([[2], []])
})

test('what was undone is never heard of, however it was undone', async () => {
  const { store, pokes, heard, poke } = await open()
  const undone = async (tx: Tx) => {
    pokes.poke(tx, 'a', 1)
    return Promise.resolve(problem('not-found'))
  }
  await inTransaction(store, undone)
  const thrown = inTransaction(store, (tx) => {
    pokes.poke(tx, 'a', 2)
    return Promise.reject(new Error('a mistake'))
  })
  await expect(thrown).rejects.toThrow('a mistake')
  await poke()
  expect(heard).toEqual([])
})

test('whoever has stopped hears no more, and stopping twice takes nothing from anybody', async () => {
  const { pokes, heard, stop, poke } = await open()
  stop()
  const again: number[] = []
  pokes.listen('a', into(again))
  stop()
  await poke(1)
  expect([heard, again]).toEqual([[], [1]])
})

test('a push, and a role that begins, move their review; a push that is refused does not', async () => {
  const { context, rid, as, beginRole } = await serverWorld()
  const heard: number[] = []
  context.pokes.listen(rid, into(heard))
  const amina = as('amina')
  const [receipt] = await amina.say(write(amina.own, 'f-1', 1))
  expect(heard).toEqual([receipt!.seq])
  expect((await amina.send([amina.entry(write(amina.own, 'f-1', 2))], { person: idOf('dan') })).status).toBe(409)
  expect(heard).toHaveLength(1)
  await beginRole('omar', { role: 'PR', reviewId: rid })
  expect(heard).toHaveLength(2)
})
