/** What is fetched: another history of the server, lost cursors, rights that end, pages that overtake each other. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { JSON_SEQUENCE } from '#domain/api/route.ts'
import type { Changes } from '#domain/custody/wire.ts'
import { placeOf } from '#app/store/place.ts'
import { pullReview } from './pull.ts'
import { type Device, device } from '#tests/world/device.ts'
import { AMINA, DOC, ESTIMATE, RID, journal, on, text, times, values, waiting, write } from '#tests/world/one-review.ts'
import { type Meddle, SmallServer, json, problemResponse } from '#tests/world/small-server.ts'

let server: SmallServer
let tablet: Device

beforeEach(() => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
})

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

const note = (n: number) => `evidence/note-${n}`

async function writeNotes(count: number) {
  const phone = device({ personId: AMINA, fetch: server.fetch })
  for (let n = 1; n <= count; n += 1)
    await phone.store.save(RID, [{ doc: note(n), field: 'text', value: `note ${n}`, seen: [], session: v7() }])
  await phone.exchange()
}

/** The answer as pages of one document each, in one response that ends after so many. */
async function inPages(whole: Response, most: number): Promise<Response> {
  const { documents, digest, ...rest } = (await whole.json()) as Changes
  const pages = documents
    .toSorted((a, b) => a.seq - b.seq)
    .map((document, at, { length }): Changes => {
      const more = at < length - 1
      const next = `${rest.epoch}:${document.seq}`
      return { ...rest, documents: [document], next, more, ...(more ? {} : { digest }) }
    })
  const text = pages.map((page) => `\u001E${JSON.stringify(page)}\n`).slice(0, most)
  return new Response(text.join(''), { headers: { 'content-type': JSON_SEQUENCE } })
}
const stored = async ({ port }: Device) =>
  (await port.read(['documents'], (rows) => rows.ofReview('documents', RID))).map(({ doc }) => doc)
const place = ({ port }: Device) => port.read(['meta'], (rows) => placeOf(rows, RID))
const pulls = () => server.queries.filter((_, at) => server.requests[at]!.endsWith('/changes'))

test('pages of one response are stored each with its cursor; where it breaks off, the rest is asked for from there', async () => {
  await writeNotes(5)
  const before = pulls().length
  server.meddle = on(
    '/changes',
    times(1, (_, through) => inPages(through(), 3)),
  )
  expect(await tablet.exchange()).toBeNull()
  expect(await stored(tablet)).toEqual([1, 2, 3, 4, 5].map(note))
  expect(
    pulls()
      .slice(before)
      .map((query) => query.get('since')),
  ).toEqual([null, `${server.epoch}:3`])
  expect((await place(tablet)).digest).toMatch(/^[0-9a-f]{64}$/)
})

test('a first copy that came in pages is compared with what the server has counted', async () => {
  await writeNotes(3)
  server.meddle = on(
    '/changes',
    times(1, async (_, through) => {
      const whole = (await through().json()) as Changes
      return inPages(json({ ...whole, documents: whole.documents.filter(({ doc }) => doc !== note(2)) }), 3)
    }),
  )
  expect(await tablet.exchange()).toBeNull()
  expect(await stored(tablet)).toEqual([1, 2, 3].map(note))
  const { digest, differed } = await place(tablet)
  expect([digest, differed]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), undefined])
  const meta = await tablet.port.read(['meta'], (rows) => rows.all('meta'))
  expect(meta.filter(({ key }) => key.startsWith('differed/'))).toHaveLength(1)
})

test('what another tab hands over while the pages of a first copy come is not set back by them', async () => {
  await writeNotes(3)
  const mine = await write(tablet, text(1), 'mine')
  const other = tablet.again()
  server.meddle = on(
    '/changes',
    times(1, async (_, through) => {
      const pages = inPages(through(), 3)
      server.meddle = on('/changes', () => problemResponse(503, 'busy'))
      await other.exchange()
      server.meddle = null
      return pages
    }),
  )
  await pullReview(tablet.sync, RID)
  expect(await values(tablet, text(1))).toEqual(['mine'])
  expect((await journal(tablet)).map((row) => row.mid)).toEqual([mine])
  expect(await tablet.exchange()).toBeNull()
  expect(await stored(tablet)).toEqual([DOC, ...[1, 2, 3].map(note)])
  expect((await place(tablet)).digest).toMatch(/^[0-9a-f]{64}$/)
})
