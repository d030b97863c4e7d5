/** What is fetched: another history of the server, lost cursors, rights that end, pages that overtake each other. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { type Json, byCodeUnits } from '#domain/custody/canonical.ts'
import { type Device, device } from '#tests/world/device.ts'
import { type Meddle, SmallServer, json, problemResponse } from '#tests/world/small-server.ts'
import { isFault } from '#app/store/faults.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const ESTIMATE = 'areas/leadership/estimate'
const text = (n: number) => `areas/leadership/went-well/p${n}/text`

let server: SmallServer
let tablet: Device

beforeEach(() => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
})

const on =
  (ending: string, meddle: Meddle): Meddle =>
  (request, through) =>
    request.path.endsWith(ending) ? meddle(request, through) : undefined
const times =
  (count: number, meddle: Meddle): Meddle =>
  (request, through) =>
    count-- > 0 ? meddle(request, through) : undefined

async function write(target: Device, field: string, value: Json, seen: readonly string[] = [], rid = RID) {
  const change = { doc: DOC, field, value, seen: seen.map((mid) => ({ mid })), session: v7() }
  const outcome = await target.store.save(rid, [change])
  if (isFault(outcome)) throw new Error(outcome.fault)
  return outcome.saved[0]!.mid
}

const outbox = ({ port }: Device) => port.read(['outbox'], (rows) => rows.ofReview('outbox', RID))
const journal = ({ port }: Device) => port.read(['journal'], (rows) => rows.ofReview('journal', RID))
const waiting = async (target: Device) => (await outbox(target)).map((row) => row.mid)
async function values(target: Device, field: string) {
  const view = await target.store.view(RID, DOC)
  if (view.status !== 'ready') throw new Error(view.status)
  return (view.fields.get(field) ?? []).map((head) => head.value as string).toSorted(byCodeUnits)
}

test('the server comes back from a backup: the tablet refills it under the same ids', async () => {
  const first = await write(tablet, text(1), 'a')
  await tablet.exchange()
  const backup = [...server.kept.get(RID)!]
  const second = await write(tablet, text(1), 'ab', [first])
  await write(tablet, text(2), 'b')
  await tablet.exchange()
  server.kept.set(RID, backup)
  server.epoch = v7()
  expect(await tablet.exchange()).toBeNull()
  expect(server.history(RID, text(1)).map((kept) => kept.entry.mid)).toEqual([first, second])
  expect(await values(tablet, text(1))).toEqual(['ab'])
  expect(await values(tablet, text(2))).toEqual(['b'])
  expect(await waiting(tablet)).toEqual([])
})

test('another history met while pushing: what was lost is offered again in the same exchange', async () => {
  await write(tablet, text(1), 'a')
  await tablet.exchange()
  server.kept.set(RID, [])
  server.epoch = v7()
  await write(tablet, text(2), 'b')
  expect(await tablet.exchange()).toBeNull()
  expect(server.kept.get(RID)).toHaveLength(2)
  expect(await values(tablet, text(1))).toEqual(['a'])
})

test('what others wrote and the new history lacks is no state any more, but is kept for people', async () => {
  const phone = device({ personId: AMINA, fetch: server.fetch })
  await write(phone, text(9), 'only on the dead phone')
  await phone.exchange()
  await tablet.exchange()
  expect(await values(tablet, text(9))).toEqual(['only on the dead phone'])
  server.kept.set(RID, [])
  server.epoch = v7()
  await tablet.exchange()
  expect(await values(tablet, text(9))).toEqual([])
  expect(await (await tablet.store.exportAll()).text()).toContain('only on the dead phone')
})

test('a cursor that the server does not know is forgotten and everything asked for again', async () => {
  await write(tablet, text(1), 'a')
  await tablet.exchange()
  server.meddle = on(
    '/changes',
    times(1, () => problemResponse(400, 'bad-cursor')),
  )
  expect(await tablet.exchange()).toBeNull()
  expect(await values(tablet, text(1))).toEqual(['a'])
})

test('a server that refuses each cursor it gave is offered everything twice, and then only read from the start', async () => {
  await write(tablet, text(1), 'a')
  await tablet.exchange()
  server.meddle = (request, through) => {
    const answer = through()
    if (!request.path.endsWith('/changes') || !isAskedOn()) return answer
    return problemResponse(400, 'bad-cursor')
  }
  const isAskedOn = () => server.queries.at(-1)?.has('since') ?? false
  const before = server.pushes.length
  for (let n = 0; n < 6; n += 1) expect(await tablet.exchange()).toBeNull()
  expect(server.pushes.length - before).toBe(2)
  expect(await values(tablet, text(1))).toEqual(['a'])
  expect(await waiting(tablet)).toEqual([])
  server.meddle = null
  await tablet.exchange()
  server.kept.set(RID, [])
  await tablet.exchange()
  expect(server.kept.get(RID)).toHaveLength(1)
})

test('a review that the server has never heard of: what it once confirmed waits again, and is taken when it is back', async () => {
  const mid = await write(tablet, text(1), 'a')
  await tablet.exchange()
  server.kept.delete(RID)
  await tablet.exchange()
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, attention: 1 })
  server.kept.set(RID, [])
  await tablet.exchange()
  expect(server.kept.get(RID)?.map(({ entry }) => entry.mid)).toEqual([mid])
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
})

test('a document that has gone is forgotten, one’s own queue and journal are not', async () => {
  await write(tablet, text(1), 'a')
  await tablet.exchange()
  await write(tablet, text(2), 'b')
  server.meddle = on('/changes', async (_, through) => {
    const page = (await through().json()) as { documents: { doc: string; seq: number }[] }
    return json({
      ...page,
      documents: page.documents.map(({ doc, seq }) => ({ doc, seq, fields: {}, held: [], gone: true })),
    })
  })
  await tablet.exchange()
  expect(await values(tablet, text(1))).toEqual([])
  expect(await journal(tablet)).toHaveLength(2)
  await write(tablet, text(3), 'c')
  expect(await values(tablet, text(3))).toEqual(['c'])
})

test('a review that is no longer listed is not shown; what waits in it stays', async () => {
  await tablet.exchange()
  const mid = await write(tablet, text(1), 'a')
  server.reviews = []
  server.kept.delete(RID)
  await tablet.exchange()
  expect((await tablet.store.reviewList())?.reviews).toEqual([])
  expect(await waiting(tablet)).toEqual([mid])
})

test('a page that was overtaken does not bring back what has gone meanwhile', async () => {
  const other = tablet.again()
  await write(device({ personId: AMINA, fetch: server.fetch }), text(1), 'b')
  await tablet.exchange()
  const phone = device({ personId: AMINA, fetch: server.fetch })
  await write(phone, text(1), 'secret')
  await phone.exchange()
  const gone: Meddle = async (_, through) => {
    const page = (await through().json()) as { documents: { doc: string; seq: number }[] }
    return json({
      ...page,
      documents: page.documents.map(({ doc, seq }) => ({ doc, seq, fields: {}, held: [], gone: true })),
    })
  }
  server.meddle = on(
    '/changes',
    times(1, async (_, through) => {
      const late = through()
      server.meddle = on('/changes', gone)
      await other.exchange()
      return late
    }),
  )
  await tablet.exchange()
  expect(await values(tablet, text(1))).toEqual([])
})

test('a page that another leading tab has overtaken is not taken', async () => {
  const phone = device({ personId: AMINA, fetch: server.fetch })
  const other = tablet.again()
  const first = await write(phone, ESTIMATE, 'leading')
  await phone.exchange()
  server.meddle = on(
    '/changes',
    times(1, async (_, through) => {
      // This page is on its way while the phone writes on and the other tab is told of it.
      const late = through()
      await write(phone, ESTIMATE, 'effective', [first])
      await phone.exchange()
      await other.exchange()
      return late
    }),
  )
  await tablet.exchange()
  expect(await values(tablet, ESTIMATE)).toEqual(['effective'])
})
