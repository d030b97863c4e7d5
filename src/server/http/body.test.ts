/** A push as it comes over the wire: its type, its size and its envelope, each refused in its own way. */
import type { Handler } from './endpoint.ts'
import { AMINA, REVIEW_ID, endpointWorld } from '#tests/world/endpoint.ts'
import { canonicalJson } from '#domain/custody/canonical.ts'
import { describe, expect, test } from 'vitest'

const JOURNAL = `/api/v1/reviews/${REVIEW_ID}/journal`
const entry = (more = {}) => ({ mid: '01939f3a-0000-7000-8000-000000000001', dseq: 1, ...more })
const push = (entries: unknown[]) => ({ device: AMINA, person: AMINA, epoch: null, entries })

async function world() {
  const taken: unknown[] = []
  const handler: Handler<'push'> = ({ body }) => {
    taken.push(...body.entries)
    return Promise.resolve({ epoch: AMINA, serverTime: '2026-11-21T14:02:07.120Z', receipts: [], documents: [] })
  }
  const made = endpointWorld({ handlers: { push: handler } })
  const cookie = await made.signIn()
  const send = async (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
    const init = { body, headers: { cookie, ...headers }, duplex: 'half' } as RequestInit
    const answer = await made.call('POST', JOURNAL, init)
    const told = (await answer.json()) as { type?: string; index?: number }
    return { status: answer.status, type: told.type?.replace('/problems/', ''), index: told.index }
  }
  return { ...made, taken, send, cookie }
}

function streamOf(bytes: number, chunk = 10_000): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) return controller.close()
      controller.enqueue(new Uint8Array(Math.min(chunk, left)).fill(0x20))
      left -= chunk
    },
  })
}

test('a push is taken with every member that it came with', async () => {
  const { send, taken } = await world()
  const text = `{"device":"${AMINA}","person":"${AMINA}","later":1,"entries":[{"__proto__":{"x":1},"constructor":2,"dseq":1,"mid":"${entry().mid}","write":{"value":{"__proto__":[]}}}]}`
  expect((await send(text)).status).toBe(200)
  expect(canonicalJson(taken[0] as never)).toBe(text.slice(text.indexOf('[{') + 1, -2))
  expect(({} as { x?: number }).x).toBeUndefined()
})

test.each([3, true, '', 'junk', AMINA.toUpperCase(), [], { a: 1 }, AMINA, null, undefined])(
  'a push is taken whatever epoch it believes in: %j',
  async (epoch) => {
    const { send, taken } = await world()
    expect(await send(JSON.stringify({ ...push([entry()]), epoch }))).toMatchObject({ status: 200 })
    expect(taken).toEqual([entry()])
    expect(await send(JSON.stringify({ ...push([entry({ dseq: 0 })]), epoch }))).toMatchObject({
      status: 400,
      index: 0,
    })
  },
)

describe('415', () => {
  test.each([
    {},
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'application/problem+json' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'content-type': 'application/jsonp' },
  ])('%j', async (headers) => {
    const { send } = await world()
    expect(
      await send(new TextEncoder().encode(JSON.stringify(push([]))), headers as Record<string, string>),
    ).toMatchObject({ status: 415, type: 'unsupported-media-type' })
  })
  test('not for a charset that is named, nor for no encoding', async () => {
    const { send } = await world()
    const headers = { 'content-type': 'Application/JSON; charset="UTF-8"', 'content-encoding': 'identity' }
    expect((await send(JSON.stringify(push([])), headers)).status).toBe(200)
  })
  test('for a body where none belongs', async () => {
    const { call, cookie } = await world()
    const headers = { cookie, 'content-type': 'text/plain' }
    expect((await call('POST', '/api/v1/session/end', { body: 'x', headers })).status).toBe(415)
  })
})

describe('413', () => {
  test('a batch of more than 400 entries', async () => {
    const { send, taken } = await world()
    expect(await send(JSON.stringify(push(Array.from({ length: 401 }, () => entry()))))).toMatchObject({
      status: 413,
      type: 'batch-too-large',
    })
    expect(taken).toEqual([])
    expect((await send(JSON.stringify(push(Array.from({ length: 400 }, () => entry()))))).status).toBe(200)
  })
  test('a batch of more than 262,144 bytes, by its own word or while it streams', async () => {
    const { send } = await world()
    expect(await send(' '.repeat(262_145))).toMatchObject({ status: 413, type: 'batch-too-large' })
    expect(await send(streamOf(262_145))).toMatchObject({ status: 413, type: 'batch-too-large' })
    expect(await send(streamOf(1e12, 100_000))).toMatchObject({ status: 413, type: 'batch-too-large' })
    expect(await send(streamOf(262_144))).toMatchObject({ status: 400, type: 'malformed' })
    expect((await send(JSON.stringify(push([])).padEnd(262_144))).status).toBe(200)
  })
  test('any other body of more than 1 MiB', async () => {
    const { call } = await world()
    const headers = { 'content-type': 'application/json' }
    const send = (body: BodyInit) =>
      call('POST', '/api/v1/demo/session', { body, headers, duplex: 'half' } as RequestInit)
    expect(await (await send(streamOf(1_048_577))).json()).toMatchObject({
      status: 413,
      type: '/problems/body-too-large',
    })
    expect((await send('{"persona":"amina"}'.padEnd(1_048_576))).status).toBe(200)
  })
})

describe('400 malformed', () => {
  test('names the first entry without a well-formed mid and dseq', async () => {
    const { send, taken } = await world()
    const wrong = [
      { mid: 'x' },
      { dseq: 0 },
      { dseq: 1.5 },
      { dseq: '1' },
      { mid: null },
      { mid: entry().mid.toUpperCase().replace('F', 'F') },
      { dseq: undefined },
    ]
    for (const each of wrong) {
      expect(await send(JSON.stringify(push([entry(), entry(each), entry({ mid: 7 })])))).toMatchObject({
        status: 400,
        type: 'malformed',
        index: 1,
      })
    }
    expect(await send(JSON.stringify(push([null])))).toMatchObject({ status: 400, index: 0 })
    expect(taken).toEqual([])
  })
  test('names none where the fault is around the entries', async () => {
    const { send } = await world()
    const { device: _, ...noDevice } = push([entry({ mid: 1 })])
    const { person: __, ...noPerson } = push([])
    const { entries: ___, ...noEntries } = push([])
    for (const body of [noDevice, noPerson, noEntries, [], null, 7, 'x', { ...push([]), entries: {} }]) {
      expect(await send(JSON.stringify(body))).toEqual({ status: 400, type: 'malformed', index: undefined })
    }
    expect((await send('')).status).toBe(400)
  })
  test('a body that breaks off is nobody’s fault that we could answer', async () => {
    const { send, logged } = await world()
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('the line went')) })
    expect((await send(broken)).status).toBe(400)
    expect(logged()).not.toContain('the line went')
  })
})
