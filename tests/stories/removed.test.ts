/**
 * Somebody is taken off the team while they write without a connection. Their last words are kept by the server, and
 * this device says so: it must never show them as sent, nor go on showing what they may read no longer.
 */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { exchange } from '#app/sync/exchange.ts'
import { saveStatus } from '#app/sync/status.ts'
import type { Device } from '#tests/world/device.ts'
import { idOf } from '#tests/world/known.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const text = (n: number) => `areas/leadership/went-well/p${n}/text`

async function open() {
  const world = await serverWorld()
  const amina = await tabletWorld(world).tablet('amina')
  const type = async (n: number, value: string) => {
    await amina.store.save(world.rid, [{ doc: DOC, field: text(n), value, seen: [], session: v7() }])
  }
  const leave = () => world.endRole('amina', { role: 'PR', reviewId: world.rid })
  const usual = () => exchange(amina.sync, { thorough: false })
  return { ...world, amina, type, leave, usual }
}

const headline = async ({ store }: Device) =>
  saveStatus({
    drafts: { dirty: false, fault: null },
    database: null,
    counts: await store.counts(),
    sync: { state: 'idle', sending: null, lastError: null },
  }).kind
const documents = ({ port }: Device, rid: string) => port.read(['documents'], (rows) => rows.ofReview('documents', rid))

test('what was written after the removal is kept by the server, and shown here with its reason and its school', async () => {
  const { rid, amina, type, leave, usual } = await open()
  await type(1, 'sent in time')
  expect(await amina.exchange()).toBeNull()
  await leave()
  await type(2, 'written in a corridor')
  expect(await usual()).toBeNull()
  const [item, ...more] = await amina.store.held()
  expect(more).toEqual([])
  expect(item).toMatchObject({
    rid,
    held: { reason: 'not-allowed', entry: { write: { value: 'written in a corridor' } } },
  })
  expect(await headline(amina)).toBe('attention')
  expect(await amina.store.knownReviews()).toMatchObject([
    { listed: false, summary: { id: rid, school: { name: 'Thistledown Bridge Primary School' } } },
  ])
})

test('nothing unreadable stays readable, one’s own journal stays, and after that nothing is asked for in vain', async () => {
  const { rid, amina, type, leave, usual } = await open()
  await type(1, 'sent in time')
  await amina.exchange()
  await leave()
  expect(await usual()).toBeNull()
  expect((await documents(amina, rid)).filter(({ gone }) => gone === undefined)).toEqual([])
  expect((await documents(amina, rid)).flatMap(({ fields }) => Object.keys(fields))).toEqual([])
  expect(await amina.store.view(rid, DOC)).toMatchObject({ status: 'ready', seq: null })
  expect(await amina.port.read(['journal'], (rows) => rows.ofReview('journal', rid))).toHaveLength(1)
  const asked: string[] = []
  const api: typeof amina.sync.api = (name, parts) => {
    asked.push(name)
    return amina.sync.api(name, parts)
  }
  expect(await exchange({ ...amina.sync, api }, { thorough: false })).toBeNull()
  expect(asked).not.toContain('pull')
})

test('back on the team, the words that were kept are applied and the list is empty again', async () => {
  const { rid, amina, type, leave, beginRole } = await open()
  await amina.exchange()
  await leave()
  await type(1, 'in between')
  await amina.exchange()
  expect(await amina.store.held()).toHaveLength(1)
  await beginRole('amina', { role: 'PR', reviewId: rid })
  await amina.exchange()
  expect(await amina.store.held()).toEqual([])
  expect(await amina.store.view(rid, DOC)).toMatchObject({ status: 'ready' })
  expect(await headline(amina)).toBe('sent')
})

test('a review that was never theirs ends quietly: what waits in it is kept and shown, and delays no other', async () => {
  const { amina, rid, type, usual, addReview } = await open()
  await amina.exchange()
  const elsewhere = await addReview('quillmere', 'linda', ['dan'])
  await amina.store.save(elsewhere, [
    { doc: `evaluation/${idOf('amina')}`, field: text(1), value: 'x', seen: [], session: v7() },
  ])
  await type(1, 'mine')
  expect(await usual()).toBeNull()
  expect(await amina.store.queue()).toMatchObject([{ rid: elsewhere, lastError: expect.stringContaining('kept') }])
  expect(await amina.store.isDownloaded(rid)).toBe(true)
  expect(await headline(amina)).toBe('attention')
})
