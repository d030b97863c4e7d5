/** What this device holds against what the server gave it: found when it differs, and never made a loop of. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { isFault } from '#app/store/faults.ts'
import { placeOf } from '#app/store/place.ts'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer, json } from '#tests/world/small-server.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const HOUR_MS = 3_600_000

let server: SmallServer
let tablet: Device
let clock: { now: number }

beforeEach(() => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  clock = { now: Date.parse('2026-11-21T14:00:00.000Z') }
  tablet = device({ personId: AMINA, fetch: server.fetch, clock })
})

async function write(target: Device, field: string, value: string) {
  const outcome = await target.store.save(RID, [{ doc: DOC, field, value, seen: [], session: v7() }])
  if (isFault(outcome)) throw new Error(outcome.fault)
}
const place = () => tablet.port.read(['meta'], (rows) => placeOf(rows, RID))
const stored = () => tablet.port.read(['documents'], (rows) => rows.get('documents', [RID, DOC]))
const differences = async () =>
  (await tablet.port.read(['meta'], (rows) => rows.all('meta'))).filter(({ key }) => key.startsWith('differed/'))
const asked = (ending: string) => server.requests.filter((each) => each.endsWith(ending)).length

test('after a pull both have the same, and each document keeps its own hash', async () => {
  await write(tablet, 'f-1', 'a')
  await tablet.exchange()
  expect((await place()).digest).toMatch(/^[0-9a-f]{64}$/)
  expect((await stored())?.stateHash).toMatch(/^[0-9a-f]{64}$/)
  expect(await differences()).toEqual([])
})

test('a document that was damaged on the device is read again from the start, and the difference is on record', async () => {
  await write(tablet, 'f-1', 'a')
  await tablet.exchange()
  await tablet.port.write(['documents', 'meta'], async (rows) => {
    const { stateHash: _hash, ...row } = (await rows.get('documents', [RID, DOC]))!
    await rows.put('documents', { ...row, fields: {} })
    await rows.put('meta', { ...(await placeOf(rows, RID)), digest: null })
  })
  expect(await tablet.exchange()).toBeNull()
  expect((await stored())?.fields).toHaveProperty('f-1')
  expect(await differences()).toHaveLength(1)
  expect(await place()).toMatchObject({ digest: expect.any(String) })
  expect((await place()).differed).toBeUndefined()
})

test('a server that always says otherwise is believed once, then asked as ever: again an hour later, then two', async () => {
  await write(tablet, 'f-1', 'a')
  server.meddle = ({ path }, through) => {
    if (!path.endsWith('/changes')) return undefined
    return through()
      .json()
      .then((page) => json({ ...(page as object), digest: '0'.repeat(64) }))
  }
  const exchange = async () => {
    const before = [asked('/changes'), asked('/journal')]
    expect(await tablet.exchange()).toBeNull()
    return [asked('/changes') - before[0]!, asked('/journal') - before[1]!]
  }
  expect(await exchange()).toEqual([2, 2])
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0 })
  for (let n = 0; n < 5; n += 1) expect(await exchange()).toEqual([1, 0])
  clock.now += HOUR_MS
  expect(await exchange()).toEqual([2, 1])
  clock.now += HOUR_MS
  expect(await exchange()).toEqual([1, 0])
  clock.now += HOUR_MS
  expect(await exchange()).toEqual([2, 1])
  expect(await differences()).toHaveLength(3)
  expect(server.kept.get(RID)).toHaveLength(1)
})

test('what came while the pull was under way is no difference: the next pull tells', async () => {
  const phone = device({ personId: AMINA, fetch: server.fetch })
  await tablet.exchange()
  await write(phone, 'f-1', 'a')
  await phone.exchange()
  server.meddle = async ({ path }, through) => {
    if (!path.endsWith('/changes')) return through()
    const page = through()
    server.meddle = null
    // Another tab hands something over, and has its answer, before this page is taken.
    await write(tablet, 'f-2', 'b')
    const again = tablet.again()
    await again.exchange().catch(() => undefined)
    return page
  }
  await tablet.exchange()
  await tablet.exchange()
  expect(await differences()).toEqual([])
  expect((await place()).digest).toMatch(/^[0-9a-f]{64}$/)
})
