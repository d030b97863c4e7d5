/** A copy of the device, or a server that was put back, or both: what waits keeps its number where it can, and its id always. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { type Device, device } from '#tests/world/device.ts'
import { AMINA, DOC, RID, push, text, values, waiting, write } from '#tests/world/one-review.ts'
import { SmallServer, problemResponse } from '#tests/world/small-server.ts'
import { isFault } from '#app/store/faults.ts'
import { deviceOf, placeOf } from '#app/store/place.ts'
import type { Seen } from '#app/store/store.ts'
import { handOver } from './exchange.ts'
import { takeNewDevice } from './fork.ts'

const OTHER_RID = '01939f3a-0000-7000-8000-000000000002'

let server: SmallServer
let tablet: Device

beforeEach(() => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
})

test('a cloned device takes a new id, numbers anew what waits in every review, and keeps the ids of its entries', async () => {
  server.addReview(OTHER_RID, AMINA)
  await write(tablet, text(1), 'before')
  await write(tablet, text(1), 'before', [], OTHER_RID)
  await tablet.exchange()
  const before = server.pushes[0]!
  // The clone has used number 2.
  server.kept
    .get(RID)!
    .push({ ...server.kept.get(RID)![0]!, entry: { ...server.kept.get(RID)![0]!.entry, mid: v7(), dseq: 2 }, seq: 2 })
  const mids = [await write(tablet, text(2), 'b'), await write(tablet, text(3), 'c')]
  const elsewhere = await write(tablet, text(4), 'd', [], OTHER_RID)
  expect(await tablet.exchange()).toBeNull()
  const after = server.pushes.slice(2)
  expect(after.map((each) => [each.mids, each.dseqs])).toEqual([
    [mids, [1, 2]],
    [[elsewhere], [1]],
  ])
  expect(new Set(after.map((each) => each.device)).size).toBe(1)
  expect(after[0]!.device).not.toBe(before.device)
  expect(await waiting(tablet)).toEqual([])
  await write(tablet, text(5), 'e')
  await tablet.exchange()
  expect(server.pushes.at(-1)!.dseqs).toEqual([3])
})

test('a server that was put back and has heard of a copy meanwhile: no number of this device is left out', async () => {
  const mids = [await write(tablet, text(1), 'a'), await write(tablet, text(2), 'b'), await write(tablet, text(3), 'c')]
  await tablet.exchange()
  const [first, second] = server.kept.get(RID)!
  const copys = { ...second!, entry: { ...second!.entry, mid: v7() } }
  server.epoch = v7()
  server.kept.set(RID, [first!, copys])
  mids.push(await write(tablet, text(4), 'd'))
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([])
  const numbers = server.kept.get(RID)!.map(({ device: id, entry }) => [id === first!.device, entry.dseq, entry.mid])
  expect(numbers).toEqual([
    [true, 1, mids[0]],
    [true, 2, copys.entry.mid],
    [true, 4, mids[3]],
    [true, 3, mids[2]],
    [false, 1, mids[1]],
  ])
})

test('a server that takes every number for a copy’s is not asked for ever', async () => {
  for (const n of [1, 2, 3]) await write(tablet, text(n), 'a')
  await tablet.exchange()
  server.epoch = v7()
  server.kept.set(RID, [])
  await write(tablet, text(4), 'b')
  await tablet.exchange()
  server.epoch = v7()
  await write(tablet, text(5), 'c')
  let first = true
  server.meddle = push(() => {
    if (first) return void (first = false)
    return problemResponse(409, 'device-forked')
  })
  expect(await tablet.exchange()).toEqual({ halt: 'busy', problem: 'device-forked', retryAfter: null })
  expect(await waiting(tablet)).toHaveLength(4)
  server.meddle = null
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([])
})

test('what was sent under an old number is typed on into no more under its new one', async () => {
  const session = v7()
  const type = async (value: string, seen: readonly Seen[]) => {
    const outcome = await tablet.store.save(RID, [{ doc: DOC, field: text(1), value, seen, session }])
    if (isFault(outcome)) throw new Error(outcome.fault)
    return outcome.saved[0]!
  }
  const sent = await type('The', [])
  server.meddle = push(() => Promise.reject(new TypeError('lost')))
  await tablet.exchange()
  server.meddle = null
  const unsent = await write(tablet, text(2), 'b')
  await takeNewDevice(tablet.sync, await tablet.port.write(['meta'], (rows) => deviceOf(rows, tablet.sync)))
  expect((await tablet.store.queue()).map((item) => [item.mid, item.wasSent])).toEqual([
    [sent.mid, true],
    [unsent, false],
  ])
  const more = await type('The pupils', [{ mid: sent.mid, value: 'The' }])
  expect(more).toMatchObject({ coalesced: false, ctx: [sent.mid] })
  await tablet.exchange()
  expect(server.pushes.at(-1)).toMatchObject({ mids: [sent.mid, unsent, more.mid], dseqs: [1, 2, 3] })
})

test('handing over to a server that was put back, what it has now is read at once', async () => {
  await write(tablet, text(1), 'a')
  await tablet.exchange()
  server.epoch = v7()
  server.kept.set(RID, [])
  await write(tablet, text(2), 'b')
  const asked = server.requests.length
  expect(await handOver(tablet.sync)).toBeNull()
  const since = server.requests.slice(asked).map((each) => each.split('/').at(-1))
  expect(since.at(-1)).toBe('changes')
  expect(await waiting(tablet)).toEqual([])
  expect([await values(tablet, text(1)), await values(tablet, text(2))]).toEqual([['a'], ['b']])
  const { documents, refilling } = await tablet.port.read(['documents', 'meta'], async (rows) => ({
    documents: await rows.ofReview('documents', RID),
    refilling: (await placeOf(rows, RID)).refilling,
  }))
  expect(documents.filter((row) => row.unconfirmed)).toEqual([])
  expect(refilling).toBeUndefined()
})
