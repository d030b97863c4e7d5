/** Whoever listens is told of what is durable, and of nothing else. */
import type { Tx } from '#server/context.ts'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { idOf, serverWorld, write } from '#tests/world/server.ts'
import { openDatabase } from './engine.ts'
import { LocalPokes } from './pokes.ts'

function open() {
  const pokes = new LocalPokes()
  const db = openDatabase(':memory:', pokes)
  onTestFinished(() => db.destroy())
  const heard: number[] = []
  const stop = pokes.listen('a', (seq) => heard.push(seq))
  return { db, pokes, heard, stop, poke: (tx: Tx, seq: number) => pokes.poke(tx, 'a', seq) }
}

test('a poke is heard after the commit, once a transaction, and by those who listen to that review', async () => {
  const { db, pokes, heard, poke } = open()
  const others: number[] = []
  pokes.listen('b', (seq) => others.push(seq))
  await db.transaction().execute(async (tx) => {
    await poke(tx, 1)
    await poke(tx, 2)
    expect(heard).toEqual([])
  })
  expect(heard).toEqual([2])
  expect(others).toEqual([])
})

test('what was undone is never heard of, however it was undone', async () => {
  const { db, heard, poke } = open()
  const controlled = await db.startTransaction().execute()
  await poke(controlled, 1)
  await controlled.rollback().execute()
  const thrown = db.transaction().execute(async (tx) => {
    await poke(tx, 2)
    throw new Error('a mistake')
  })
  await expect(thrown).rejects.toThrow('a mistake')
  await db.transaction().execute((tx) => sql`select 1`.execute(tx))
  expect(heard).toEqual([])
})

test('whoever has stopped hears no more, and stopping twice takes nothing from anybody', async () => {
  const { db, pokes, heard, stop, poke } = open()
  stop()
  const again: number[] = []
  pokes.listen('a', (seq) => again.push(seq))
  stop()
  await db.transaction().execute((tx) => poke(tx, 1))
  expect([heard, again]).toEqual([[], [1]])
})

test('a push, and a role that begins, move their review; a push that is refused does not', async () => {
  const { context, rid, as, beginRole } = await serverWorld()
  const heard: number[] = []
  context.pokes.listen(rid, (seq) => heard.push(seq))
  const amina = as('amina')
  const [receipt] = await amina.say(write(amina.own, 'f-1', 1))
  expect(heard).toEqual([receipt!.seq])
  expect((await amina.send([amina.entry(write(amina.own, 'f-1', 2))], { person: idOf('dan') })).status).toBe(409)
  expect(heard).toHaveLength(1)
  await beginRole('omar', { role: 'PR', reviewId: rid })
  expect(heard).toHaveLength(2)
})
