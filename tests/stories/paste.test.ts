/**
 * More is pasted into a point than the server takes at once. The paste stays on the device and is named for as long as
 * it is shown; once the point is deleted, nothing of it may stand in the way of a submit.
 */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { Json } from '#domain/custody/canonical.ts'
import { idOf } from '#tests/world/known.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const POINT = 'areas/leadership/went-well/pasted'
const PASTE = 'Lorem ipsum '.repeat(25_000)

async function open() {
  const world = await serverWorld()
  const amina = await tabletWorld(world).tablet('amina')
  const write = async (field: string, value: Json) => {
    await amina.store.save(world.rid, [{ doc: DOC, field, value, seen: [], session: v7() }])
  }
  for (const area of ['leadership', 'provision', 'disadvantaged']) {
    await write(`areas/${area}/estimate`, 'effective')
    await write(`areas/${area}/went-well/p1/text`, `Seen in ${area}`)
  }
  const submit = () => amina.store.give(world.rid, { type: 'evaluation.submit', args: {} })
  return { ...world, amina, write, submit }
}
const standing = async ({ amina, rid }: Awaited<ReturnType<typeof open>>) =>
  (await amina.store.evaluationStatus(rid, idOf('amina'))).status

test('pasted, refused, deleted, submitted: applied', async () => {
  const day = await open()
  const { rid, amina, write, submit } = day
  await write(`${POINT}/text`, PASTE)
  expect(await amina.exchange()).toBeNull()
  const [refused, ...more] = await amina.store.queue()
  expect(more).toEqual([])
  expect(refused).toMatchObject({ what: `${POINT}/text`, lastError: expect.stringContaining('larger') })
  await write(`${POINT}/_deleted`, true)
  await submit()
  expect(await amina.exchange()).toBeNull()
  expect(await standing(day)).toBe('submitted')
  expect(await amina.store.held()).toEqual([])
  expect(await amina.store.counts()).toMatchObject({ waiting: 0, attention: 1 })
  expect(await amina.store.letGo(refused!.mid)).toBeNull()
  expect(await amina.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
  expect(await (await amina.store.exportAll()).text()).toContain(PASTE)
  expect(await amina.store.refusedIn(rid, DOC)).toEqual([])
})

test('all of it offline, before anybody could know: applied too', async () => {
  const day = await open()
  await day.write(`${POINT}/text`, PASTE)
  await day.write(`${POINT}/_deleted`, true)
  await day.submit()
  expect(await day.amina.exchange()).toBeNull()
  expect(await standing(day)).toBe('submitted')
})

test('what is still shown and not taken is named, until it is replaced or its point is deleted', async () => {
  const { rid, amina, write } = await open()
  await write(`${POINT}/text`, PASTE)
  const [named, ...more] = await amina.store.refusedIn(rid, DOC)
  expect(more).toEqual([])
  expect(named).toMatchObject({ field: `${POINT}/text`, value: PASTE })
  await amina.exchange()
  expect(await amina.store.refusedIn(rid, DOC)).toEqual([named])
  const shorter = { doc: DOC, field: `${POINT}/text`, value: 'shorter', seen: [{ mid: named!.mid }], session: v7() }
  await amina.store.save(rid, [shorter])
  expect(await amina.store.refusedIn(rid, DOC)).toEqual([])
  await write(`${POINT}/_deleted`, true)
  expect(await amina.store.refusedIn(rid, DOC)).toEqual([])
})

test('only what was refused can be let go', async () => {
  const { amina } = await open()
  const [waiting] = await amina.store.queue()
  expect(await amina.store.letGo(waiting!.mid)).toBeNull()
  expect(await amina.store.queue()).toHaveLength(6)
})
