/** The exchange against a server whose answers a test can lose, delay, forge or refuse. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { PERSON_HEADER } from '#domain/api/route.ts'
import { type Device, device } from '#tests/world/device.ts'
import {
  AMINA,
  DOC,
  ESTIMATE,
  RID,
  journal,
  on,
  push,
  text,
  times,
  values,
  waiting,
  write,
} from '#tests/world/one-review.ts'
import { type Meddle, SmallServer, json, problemResponse } from '#tests/world/small-server.ts'

const SAM = '01939f3a-0000-7000-8000-00000000000b'
const OTHER_RID = '01939f3a-0000-7000-8000-000000000002'

let server: SmallServer
let tablet: Device

beforeEach(() => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
})

test('what waits is handed over, oldest first, and leaves the queue for the journal', async () => {
  const mids = [
    await write(tablet, text(1), '…a'),
    await write(tablet, text(2), 'b'),
    await write(tablet, text(3), 'c'),
  ]
  expect(await tablet.exchange()).toBeNull()
  expect(server.pushes.map((each) => each.mids)).toEqual([mids])
  expect(await waiting(tablet)).toEqual([])
  expect((await journal(tablet)).map((row) => [row.mid, row.receipt.outcome])).toEqual(mids.map((mid) => [mid, 'head']))
  expect(await values(tablet, text(1))).toEqual(['…a'])
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, lastSent: expect.any(String) })
  expect((await tablet.store.reviewList())?.reviews.map((review) => review.id)).toEqual([RID])
  expect(await tablet.store.review(RID)).toMatchObject({ id: RID, nominations: [] })
})

test('an entry is marked as sent before its request leaves', async () => {
  await write(tablet, text(1), 'a')
  let marked: boolean[] = []
  server.meddle = push(async (_, through) => {
    await write(tablet, text(2), 'later')
    marked = (await tablet.store.queue()).map((item) => item.wasSent)
    return through()
  })
  await tablet.exchange()
  expect(marked).toEqual([true, false])
})

test('two devices: different fields merge, the same field gives siblings, and settling names both', async () => {
  const phone = device({ personId: AMINA, fetch: server.fetch })
  const first = await write(tablet, ESTIMATE, 'leading')
  await write(tablet, text(1), 'from the tablet')
  await tablet.exchange()
  const second = await write(phone, ESTIMATE, 'effective')
  await write(phone, text(2), 'from the phone')
  await phone.exchange()
  await tablet.exchange()
  for (const each of [tablet, phone]) {
    expect(await values(each, ESTIMATE)).toEqual(['effective', 'leading'])
    expect(await values(each, text(1))).toEqual(['from the tablet'])
    expect(await values(each, text(2))).toEqual(['from the phone'])
  }
  await write(phone, ESTIMATE, 'leading', [first, second])
  await phone.exchange()
  await tablet.exchange()
  expect(await values(tablet, ESTIMATE)).toEqual(['leading'])
})

test('a submit given offline is sent after the writes it names, and is applied', async () => {
  await write(tablet, ESTIMATE, 'leading')
  await tablet.store.give(RID, { type: 'evaluation.submit', args: {} })
  expect(await tablet.exchange()).toBeNull()
  expect(await tablet.store.evaluationStatus(RID, AMINA)).toEqual({ status: 'submitted', waiting: false, state: 'F' })
})

test('a captive portal answers 200 with a page: nothing changes, nothing is lost, and it is said', async () => {
  const mid = await write(tablet, text(1), 'a')
  const page = () => new Response('<html>Welcome to school Wi-Fi</html>', { headers: { 'content-type': 'text/html' } })
  for (const meddle of [page, () => json({ ok: true }), () => new Response('{}', { status: 201 })]) {
    server.meddle = push(meddle)
    expect(await tablet.exchange()).toEqual({ halt: 'captive' })
    expect(await waiting(tablet)).toEqual([mid])
    expect(await journal(tablet)).toEqual([])
  }
  server.meddle = page
  expect(await device({ personId: AMINA, fetch: server.fetch }).exchange()).toEqual({ halt: 'captive' })
})

test('an answer lost after the server took it: offered again, received once', async () => {
  await write(tablet, text(1), 'a')
  server.meddle = push(
    times(1, (_, through) => {
      through()
      throw new TypeError('connection reset')
    }),
  )
  expect(await tablet.exchange()).toEqual({ halt: 'offline' })
  expect(await waiting(tablet)).toHaveLength(1)
  expect(await tablet.exchange()).toBeNull()
  expect(server.history(RID, text(1))).toHaveLength(1)
  expect(await journal(tablet)).toMatchObject([{ receipt: { replayed: true } }])
})

test.each([
  ['another hash', (receipt: Record<string, unknown>) => ({ ...receipt, sha256: 'a'.repeat(64) })],
  ['another number', (receipt: Record<string, unknown>) => ({ ...receipt, dseq: 99 })],
  ['another id', (receipt: Record<string, unknown>) => ({ ...receipt, mid: v7() })],
])('a receipt with %s leaves its entry in the queue', async (_, forge) => {
  const [first, second] = [await write(tablet, text(1), 'a'), await write(tablet, text(2), 'b')]
  server.meddle = push(
    times(1, async (_request, through) => {
      const answer = (await through().json()) as { receipts: Record<string, unknown>[] }
      return json({
        ...answer,
        receipts: answer.receipts.map((receipt) => (receipt['mid'] === first ? forge(receipt) : receipt)),
      })
    }),
  )
  await tablet.exchange()
  expect(await waiting(tablet)).toEqual([first])
  expect((await journal(tablet)).map((row) => row.mid)).toEqual([second])
  await tablet.exchange()
  expect(await waiting(tablet)).toEqual([])
})

test('a session that ends in the middle of the queue pauses it; signing in resumes', async () => {
  for (let n = 0; n < 3; n += 1) await write(tablet, text(n), 'a')
  server.meddle = push(() => problemResponse(401, 'sign-in'))
  expect(await tablet.exchange()).toEqual({ halt: 'signed-out' })
  expect(await waiting(tablet)).toHaveLength(3)
  server.meddle = null
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([])
})

test('a 401 that is not ours proves nothing', async () => {
  await write(tablet, text(1), 'a')
  server.meddle = push(() => new Response('Proxy: authenticate', { status: 401 }))
  expect(await tablet.exchange()).toEqual({ halt: 'captive' })
})

test('somebody else is signed in: nothing of mine is sent, nothing of theirs is stored', async () => {
  await write(tablet, text(1), 'mine')
  server.person = SAM
  expect(await tablet.exchange()).toEqual({ halt: 'other-person' })
  expect(await waiting(tablet)).toHaveLength(1)
  const clean = device({ personId: AMINA, fetch: server.fetch })
  expect(await clean.exchange()).toEqual({ halt: 'other-person' })
  expect(await clean.store.reviewList()).toBeNull()
})

test('somebody else signs in between two requests: their reading is not stored here', async () => {
  await write(tablet, text(1), 'mine')
  await tablet.exchange()
  const phone = device({ personId: AMINA, fetch: server.fetch })
  server.meddle = on('/changes', () => {
    server.person = SAM
    return undefined
  })
  expect(await phone.exchange()).toEqual({ halt: 'other-person' })
  expect(await values(phone, text(1))).toEqual([])
})

test('an answer made for somebody else is not stored, even if it is me again a moment later', async () => {
  await write(tablet, text(1), 'mine')
  await tablet.exchange()
  const phone = device({ personId: AMINA, fetch: server.fetch })
  server.meddle = on('/changes', (_, through) => {
    server.person = SAM
    const answer = through()
    server.person = AMINA
    return answer
  })
  expect(await phone.exchange()).toEqual({ halt: 'other-person' })
  expect(await values(phone, text(1))).toEqual([])
})

test('where an answer does not say whose it is, the server is asked', async () => {
  await write(tablet, text(1), 'mine')
  await tablet.exchange()
  const phone = device({ personId: AMINA, fetch: server.fetch })
  const nameless: Meddle = (_, through) => {
    const answer = through()
    answer.headers.delete(PERSON_HEADER)
    return answer
  }
  server.meddle = nameless
  expect(await phone.exchange()).toBeNull()
  expect(server.requests).toContain('GET /me')
  expect(await values(phone, text(1))).toEqual(['mine'])
})

test('a batch too large is halved until it is taken; a single entry too large stays and lets the others by', async () => {
  const mids: string[] = []
  for (let n = 0; n < 9; n += 1) mids.push(await write(tablet, text(n), n === 4 ? 'huge' : 'a'))
  server.meddle = push(({ body }) => {
    const entries = body!['entries'] as unknown as { write: { value: string } }[]
    const tooMuch = entries.length > 2 || entries.some((entry) => entry.write.value === 'huge')
    return tooMuch ? problemResponse(413, 'batch-too-large') : undefined
  })
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([mids[4]])
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, attention: 1 })
  server.meddle = null
  await tablet.exchange()
  expect(await waiting(tablet)).toEqual([])
})

test('batches keep to the limits of the server', async () => {
  const long = 'é'.repeat(20_000)
  for (let n = 0; n < 12; n += 1) await write(tablet, text(n), long)
  const sizes: number[] = []
  server.meddle = push(({ body }) => {
    sizes.push(new TextEncoder().encode(JSON.stringify(body)).length)
    return undefined
  })
  await tablet.exchange()
  expect(sizes.length).toBeGreaterThan(1)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144)
  expect(server.pushes.flatMap((each) => each.dseqs)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
})

test('a malformed entry is found by sending singly, stays with its reason, and delays no other', async () => {
  const mids = [
    await write(tablet, text(1), 'a'),
    await write(tablet, text(2), 'bad'),
    await write(tablet, text(3), 'c'),
  ]
  server.meddle = push(({ body }) => {
    const index = (body!['entries'] as unknown as { write: { value: string } }[]).findIndex(
      (each) => each.write.value === 'bad',
    )
    return index < 0 ? undefined : problemResponse(400, 'malformed', { index })
  })
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([mids[1]])
  expect(await tablet.store.queue()).toMatchObject([{ mid: mids[1], lastError: expect.stringContaining('kept') }])
})

test('a review that the server does not know for this person: its entries stay and say so; others go on', async () => {
  server.addReview(OTHER_RID, AMINA)
  server.kept.delete(RID)
  const mid = await write(tablet, text(1), 'a')
  await write(tablet, text(2), 'b', [], OTHER_RID)
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([mid])
  expect(await tablet.store.queue()).toMatchObject([{ mid, lastError: expect.stringContaining('not on this review') }])
  expect(server.kept.get(OTHER_RID)).toHaveLength(1)
})

test('a fault of the server’s in one review keeps nothing of another back, and is told and tried again', async () => {
  server.addReview(OTHER_RID, AMINA)
  await write(tablet, text(1), 'a')
  await write(tablet, text(1), 'b', [], OTHER_RID)
  server.meddle = push(({ path }) => (path.includes(RID) ? problemResponse(500, 'unexpected') : undefined))
  expect(await tablet.exchange()).toMatchObject({ halt: 'busy', problem: 'unexpected' })
  expect(server.kept.get(OTHER_RID)).toHaveLength(1)
  expect(await waiting(tablet)).toHaveLength(1)
  server.meddle = null
  expect(await tablet.exchange()).toBeNull()
  expect(await waiting(tablet)).toEqual([])
})

test('a busy server is obeyed and nothing is removed', async () => {
  await write(tablet, text(1), 'a')
  server.meddle = push(() => problemResponse(503, 'busy', {}, { 'retry-after': '7' }))
  expect(await tablet.exchange()).toEqual({ halt: 'busy', problem: 'busy', retryAfter: 7000 })
  server.meddle = push(() => new Response(null, { status: 429, headers: { 'retry-after': '3' } }))
  expect(await tablet.exchange()).toEqual({ halt: 'busy', problem: 'busy', retryAfter: 3000 })
  expect(await waiting(tablet)).toHaveLength(1)
})

test('a held entry leaves the queue, delays no other, is shown with its reason, and can be let go', async () => {
  await write(tablet, ESTIMATE, 'leading')
  await tablet.store.give(RID, { type: 'evaluation.submit', args: {} })
  const late = await write(tablet, text(1), 'too late')
  await tablet.store.give(RID, { type: 'evaluation.recall', args: {} })
  await tablet.exchange()
  expect(await waiting(tablet)).toEqual([])
  expect(await tablet.store.held()).toMatchObject([{ doc: DOC, held: { mid: late, reason: 'locked' } }])
  expect(await tablet.store.evaluationStatus(RID, AMINA)).toMatchObject({ status: 'draft' })
  await tablet.store.give(RID, { type: 'held.release', args: { mid: late } })
  await tablet.exchange()
  expect(await tablet.store.held()).toEqual([])
  expect(await journal(tablet)).toHaveLength(5)
})
