/** Listening to the server: what is taken from it, when it is pulled instead, and when nobody listens. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { v7 } from 'uuid'
import { placeOf } from '#app/store/place.ts'
import { isFault } from '#app/store/faults.ts'
import type { PlaceRow } from '#app/store/rows.ts'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer, problemResponse } from '#tests/world/small-server.ts'
import { Listening } from './listening.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`

let server: SmallServer
let tablet: Device
let phone: Device

beforeEach(async () => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
  phone = device({ personId: AMINA, fetch: server.fetch })
  await write('f-1', 'first')
  await tablet.exchange()
})

async function write(field: string, value: string) {
  const outcome = await phone.store.save(RID, [{ doc: DOC, field, value, seen: [], session: v7() }])
  if (isFault(outcome)) throw new Error(outcome.fault)
  await phone.exchange()
}

/** The events of a server that a test writes itself. */
function stream() {
  let send: ReadableStreamDefaultController<Uint8Array> | null = null
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) })
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
  const say = (text: string) => send?.enqueue(new TextEncoder().encode(text))
  return {
    response,
    say,
    event: (event: object) => say(`data: ${JSON.stringify(event)}\n\n`),
    end: () => send?.close(),
  }
}

function listen(answer: () => Response | Promise<Response>) {
  const asked: { readonly address: string; readonly init: RequestInit }[] = []
  const pulled: string[] = []
  const timers: { readonly work: () => void; readonly ms: number; cancelled: boolean }[] = []
  const page = { isVisible: true, nowMs: 0 }
  const listening = new Listening(
    {
      context: tablet.sync,
      schedule: (work, ms) => {
        const timer = { work, ms, cancelled: false }
        timers.push(timer)
        return () => void (timer.cancelled = true)
      },
      nowMs: () => page.nowMs,
      random: () => 1,
      isVisible: () => page.isVisible,
      pull: async (rid, isNeeded) => {
        if (await isNeeded()) pulled.push(rid)
      },
    },
    {
      origin: 'http://qar.test',
      fetch: (address, init) => {
        asked.push({ address, init })
        return Promise.resolve(answer())
      },
    },
  )
  onTestFinished(() => listening.stop())
  listening.attend()
  return { listening, asked, pulled, timers, page, due: () => timers.filter(({ cancelled }) => !cancelled) }
}

const shown = async (field: string) => {
  const view = await tablet.store.view(RID, DOC)
  return view.status === 'ready' ? view.fields.get(field)?.map(({ value }) => value) : view.status
}
const head = (value: string) => ({
  mid: v7(),
  by: AMINA,
  value,
  at: '2026-11-21T14:00:00.000Z',
  receivedAt: '2026-11-21T14:00:00.000Z',
})
const change = (seq: number, field: string, value: string, doc = DOC) => ({
  seq,
  next: `${seq}`,
  documents: [{ doc, seq, partial: true, fields: { [field]: [head(value)] }, held: [] }],
})
const stored = () =>
  tablet.port.read(['documents', 'meta'], async (rows) => ({
    document: await rows.get('documents', [RID, DOC]),
    place: await rows.get('meta', `review/${RID}`),
  }))

test('it goes on from the cursor of the last pull, and takes no redirect and nothing kept on the way', async () => {
  const { response } = stream()
  const { asked } = listen(() => response)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]!.address).toBe(`http://qar.test/api/v1/reviews/${RID}/events?since=${server.epoch}:1`)
  expect(asked[0]!.init).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'same-origin' })
})

test('whoever writes a report listens to it, the central team too, and to nothing that they may merely read', async () => {
  const ids = Object.fromEntries('FUCM'.split('').map((state, n) => [state, `01939f3a-0000-7000-8000-00000000010${n}`]))
  await tablet.port.write(['reviews', 'meta'], async (rows) => {
    const [review, place] = [await rows.get('reviews', RID), await rows.get('meta', `review/${RID}`)]
    for (const [state, rid] of Object.entries(ids)) {
      const summary = { ...review!.summary, id: rid, state: state as 'M', myRole: 'CT' as const }
      await rows.put('reviews', { ...review!, rid, summary })
      await rows.put('meta', { ...(place as PlaceRow), key: `review/${rid}`, rid })
    }
    await rows.put('reviews', { ...review!, listed: false })
  })
  const { response } = stream()
  const { asked } = listen(() => response)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked.map(({ address }) => address.split('/').at(-2))).toEqual([ids['M'], ids['C']])
})

test('a change is shown without another request, and moves neither the cursor nor the document’s place', async () => {
  const { response, event, say } = stream()
  const { pulled } = listen(() => response)
  const before = await stored()
  say('retry: 2000\n\n:\n\n')
  event(change(2, 'f-2', 'heard'))
  await vi.waitFor(async () => expect(await shown('f-2')).toEqual(['heard']))
  const after = await stored()
  expect(after.document?.seq).toBe(before.document?.seq)
  expect(after.place).toMatchObject({ cursor: `${server.epoch}:1`, heard: 2, digest: null })
  expect(pulled).toEqual([])
})

test('an event in pieces is one event; an older one sets nothing back', async () => {
  const { response, say } = stream()
  listen(() => response)
  const said = `data: ${JSON.stringify(change(3, 'f-2', 'newer'))}\n\ndata: ${JSON.stringify(change(2, 'f-2', 'older'))}\n\n`
  for (let at = 0; at < said.length; at += 40) say(said.slice(at, at + 40))
  say(`data: ${JSON.stringify(change(4, 'f-3', 'last'))}\n\n`)
  await vi.waitFor(async () => expect(await shown('f-3')).toEqual(['last']))
  expect(await shown('f-2')).toEqual(['newer'])
})

test('what is too large, or new to this device, is pulled; what a pull has brought already is not', async () => {
  const { response, event } = stream()
  const { pulled } = listen(() => response)
  event({ seq: 1, next: `${server.epoch}:1` })
  event({ seq: 2, next: `${server.epoch}:2` })
  await vi.waitFor(() => expect(pulled).toEqual([RID]))
  event(change(3, 'text', 'a note', 'evidence/01939f3a-0000-7000-8000-0000000000ee'))
  await vi.waitFor(() => expect(pulled).toEqual([RID, RID]))
})

test('what came from elsewhere just before an own push is pulled, though the push has heard of a higher number', async () => {
  const { response, event } = stream()
  const { pulled } = listen(() => response)
  await tablet.port.write(['meta'], async (rows) => rows.put('meta', { ...(await placeOf(rows, RID)), heard: 3 }))
  event({ seq: 3, next: `${server.epoch}:3` })
  await vi.waitFor(() => expect(pulled).toEqual([RID]))
})

test('a page of somebody else’s in place of the stream changes nothing; it is tried again with a growing pause', async () => {
  const portal = () => new Response('<h1>Guest wifi</h1>data: {}\n\n', { headers: { 'content-type': 'text/html' } })
  const { asked, pulled, due } = listen(portal)
  for (const ms of [2000, 4000, 8000, 15_000, 15_000]) {
    await vi.waitFor(() => expect(due().at(-1)?.ms).toBe(ms))
    const [retry] = due().slice(-1)
    const before = asked.length
    retry!.work()
    await vi.waitFor(() => expect(asked.length).toBe(before + 1))
    await vi.waitFor(() => expect(due().at(-1)).not.toBe(retry))
  }
  expect(pulled).toEqual([])
})

test('an event that is not as agreed ends the stream and changes nothing', async () => {
  const { response, say } = stream()
  const { due } = listen(() => response)
  say('data: {"seq":"many"}\n\n')
  await vi.waitFor(() => expect(due().at(-1)?.ms).toBe(2000))
  expect((await stored()).place).toMatchObject({ heard: 1 })
})

test('a place that the server does not know any more is for a pull to heal', async () => {
  const { pulled } = listen(() => problemResponse(400, 'bad-cursor'))
  await vi.waitFor(() => expect(pulled).toEqual([RID]))
})

test('a stream that falls silent is given up and asked for again', async () => {
  const { response } = stream()
  const { asked, timers, due } = listen(() => response)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await vi.waitFor(() => expect(due().map(({ ms }) => ms)).toEqual([50_000]))
  timers.findLast(({ cancelled }) => !cancelled)!.work()
  expect(asked[0]!.init.signal?.aborted).toBe(true)
})

test('a page that is out of sight for a minute listens no more, until it is seen again', async () => {
  const streams = [stream(), stream()]
  let at = 0
  const { asked, page, listening } = listen(() => streams[at++]!.response)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  page.isVisible = false
  for (const ms of [20_000, 40_000, 60_000, 80_000]) {
    page.nowMs = ms
    streams[0]!.say(':\n\n')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(asked[0]!.init.signal?.aborted).toBe(true)
  listening.attend()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toHaveLength(1)
  page.isVisible = true
  listening.attend()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
})

test('whoever is stopped while it looks where to listen does not begin', async () => {
  const { asked, listening } = listen(() => stream().response)
  listening.stop()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toEqual([])
})

test('what is told late of a document that is gone does not bring it back', async () => {
  const { response, event } = stream()
  listen(() => response)
  event({ seq: 5, next: '5', documents: [{ doc: DOC, seq: 5, fields: {}, held: [], gone: true, partial: true }] })
  await vi.waitFor(async () => expect((await stored()).document?.gone).toBe(true))
  await tablet.port.write(['documents'], async (rows) => {
    await rows.put('documents', { ...(await rows.get('documents', [RID, DOC]))!, seq: 5 })
  })
  event(change(4, 'f-2', 'late'))
  event(change(6, 'f-9', 'back again'))
  await vi.waitFor(async () => expect(await shown('f-9')).toEqual(['back again']))
  expect(await shown('f-2')).toBeUndefined()
})
