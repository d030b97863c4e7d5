/**
 * The server's store is put back from an older copy, as after a broken disk, and nobody tells the tablets: the history
 * has the same name and lacks the last hour. Every word is on the server again, and nothing passes for sent meanwhile.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { v7 } from 'uuid'
import { isFault } from '#app/store/faults.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import type { Device } from '#tests/world/device.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { type Line, tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const text = (n: number) => `areas/leadership/went-well/p${n}/text`

/** A server whose store can be copied and put back while tablets stay signed in. */
async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'qar-restored-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'store.db')
  const copy = join(folder, 'copy.db')
  const world = await serverWorld({ path })
  const { tablet, history } = tabletWorld(world)
  const line: Line = { next: [] }
  const amina = await tablet('amina', line)
  return {
    ...world,
    line,
    amina,
    phone: await tablet('amina'),
    onServer: async (n: number) => (await history('amina', world.rid, DOC, text(n))).map(({ value }) => value),
    backUp: async () => {
      await sql`pragma wal_checkpoint(truncate)`.execute(world.context.db)
      copyFileSync(path, copy)
    },
    putBack: async () => {
      await world.context.db.destroy()
      for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
      copyFileSync(copy, path)
      const { db, engine } = openSqlite(path)
      Object.assign(world.context, { db, engine })
    },
  }
}

async function type({ store }: Device, rid: string, n: number, value: string, seen: readonly string[] = []) {
  const change = { doc: DOC, field: text(n), value, seen: seen.map((mid) => ({ mid })), session: v7() }
  const outcome = await store.save(rid, [change])
  if (isFault(outcome)) throw new Error(outcome.fault)
  return outcome.saved[0]!.mid
}

async function shown({ store }: Device, rid: string, n: number) {
  const view = await store.view(rid, DOC)
  return view.status === 'ready' ? (view.fields.get(text(n)) ?? []).map(({ value }) => value) : view.status
}

test('the store is put back as it was: the next exchange brings every word to the server again', async () => {
  const { rid, amina, onServer, backUp, putBack } = await open()
  const first = await type(amina, rid, 1, 'before')
  await amina.exchange()
  await backUp()
  await type(amina, rid, 1, 'before, and after', [first])
  await type(amina, rid, 2, 'after')
  await amina.exchange()
  await putBack()
  expect(await onServer(2)).toEqual([])
  expect(await amina.exchange()).toBeNull()
  expect(await onServer(1)).toEqual(['before', 'before, and after'])
  expect(await onServer(2)).toEqual(['after'])
  expect(await shown(amina, rid, 1)).toEqual(['before, and after'])
  expect(await amina.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
  const receipts = await amina.port.read(['journal'], (rows) => rows.ofReview('journal', rid))
  expect(receipts.map(({ receipt }) => receipt.replayed)).toEqual([true, false, false])
})

test('a new word is the first thing that the older copy is told: what it lacks waits again from that moment', async () => {
  const { rid, amina, line, onServer, backUp, putBack } = await open()
  await type(amina, rid, 1, 'before')
  await amina.exchange()
  await backUp()
  await type(amina, rid, 2, 'after')
  await amina.exchange()
  await putBack()
  await type(amina, rid, 3, 'new')
  // The line breaks after the push; the pull that would meet the refused cursor never happens.
  line.next = ['arrives', 'lost', 'lost', 'lost']
  await amina.exchange()
  expect(await amina.store.counts()).toMatchObject({ waiting: 2 })
  expect([await shown(amina, rid, 2), await shown(amina, rid, 3)]).toEqual([['after'], ['new']])
  line.next = []
  await amina.exchange()
  expect([await onServer(1), await onServer(2), await onServer(3)]).toEqual([['before'], ['after'], ['new']])
  expect(await amina.store.counts()).toMatchObject({ waiting: 0 })
})

test('nothing passes for sent between the two: when the cursor is refused the words wait in the same moment', async () => {
  const { rid, amina, line, backUp, putBack } = await open()
  await backUp()
  await type(amina, rid, 1, 'after')
  await amina.exchange()
  await putBack()
  line.next = ['arrives', 'arrives', 'lost', 'lost', 'lost', 'lost']
  await amina.exchange()
  expect(await amina.store.counts()).toMatchObject({ waiting: 1 })
  expect(await shown(amina, rid, 1)).toEqual(['after'])
})

test('what was confirmed and never pulled is missed as well: no cursor tells, but what is held is not what is given', async () => {
  const { rid, amina, line, onServer, backUp, putBack } = await open()
  const first = await type(amina, rid, 1, 'before')
  await amina.exchange()
  await backUp()
  await type(amina, rid, 1, 'before, and after', [first])
  await type(amina, rid, 2, 'after')
  // The line breaks after the push: the cursor is still one that the older copy knows.
  line.next = ['arrives', 'lost']
  expect(await amina.exchange()).toEqual({ halt: 'offline' })
  expect(await amina.store.counts()).toMatchObject({ waiting: 0 })
  await putBack()
  expect(await amina.exchange()).toBeNull()
  expect([await onServer(1), await onServer(2)]).toEqual([['before', 'before, and after'], ['after']])
  expect([await shown(amina, rid, 1), await shown(amina, rid, 2)]).toEqual([['before, and after'], ['after']])
  expect(await amina.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
  const kept = await amina.port.read(['meta'], (rows) => rows.all('meta'))
  expect(kept.filter(({ key }) => key.startsWith(`differed/${rid}/`))).toHaveLength(1)
  expect(await amina.exchange()).toBeNull()
  expect(await onServer(2)).toEqual(['after'])
})

test('two devices heal it together, and what another wrote is shown once they have', async () => {
  const { rid, amina, phone, onServer, backUp, putBack } = await open()
  await backUp()
  await type(amina, rid, 1, 'tablet')
  await type(phone, rid, 2, 'phone')
  for (const each of [amina, phone, amina]) await each.exchange()
  await putBack()
  for (const each of [amina, phone, amina]) expect(await each.exchange()).toBeNull()
  expect([await onServer(1), await onServer(2)]).toEqual([['tablet'], ['phone']])
  expect([await shown(amina, rid, 1), await shown(amina, rid, 2)]).toEqual([['tablet'], ['phone']])
})

test('what was lost shows although others have counted past it, and what the device holds is what the server has', async () => {
  const { rid, amina, line, phone, onServer, backUp, putBack } = await open()
  await amina.exchange()
  await backUp()
  await type(amina, rid, 1, 'confirmed')
  // Handed over and confirmed; the line breaks before anything is fetched.
  line.next = ['arrives', 'lost']
  await amina.exchange()
  expect(await amina.store.counts()).toMatchObject({ waiting: 0 })
  await putBack()
  await phone.exchange()
  for (const n of [2, 3, 4]) await type(phone, rid, n, 'meanwhile')
  await phone.exchange()
  expect(await onServer(1)).toEqual([])
  expect(await amina.exchange()).toBeNull()
  expect(await onServer(1)).toEqual(['confirmed'])
  expect([await shown(amina, rid, 1), await shown(amina, rid, 2)]).toEqual([['confirmed'], ['meanwhile']])
})
