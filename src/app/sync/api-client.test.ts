/** What a call may believe: our problems by their slug, our answers by their shape, and nothing that anybody else says. */
import { expect, test } from 'vitest'
import { JSON_SEQUENCE } from '#domain/api/route.ts'
import { json, problemResponse } from '#tests/world/small-server.ts'
import { apiClient } from './api-client.ts'

const RID = '01939f3a-0000-7000-8000-000000000001'

function client(answer: (address: string, init: RequestInit) => Response | Promise<Response>) {
  const asked: { address: string; init: RequestInit }[] = []
  const api = apiClient({
    fetch: async (address, init) => {
      asked.push({ address, init })
      return answer(address, init)
    },
    origin: '',
    timeoutMs: 20,
    nowMs: () => 0,
  })
  return { api, asked }
}

test('a request follows no redirect, uses no cache, and carries the session of this site alone', async () => {
  const { api, asked } = client(() => json({ reviews: [] }))
  expect(await api('reviews', {})).toMatchObject({ answer: { reviews: [] } })
  expect(asked[0]!.address).toBe('/api/v1/reviews')
  expect(asked[0]!.init).toMatchObject({
    method: 'GET',
    redirect: 'error',
    cache: 'no-store',
    credentials: 'same-origin',
  })
})

test('parameters and queries are written into the address', async () => {
  const { api, asked } = client(() => json({}))
  await api('document', { params: { rid: RID, doc: `evaluation/${RID}` } })
  await api('pull', { params: { rid: RID }, query: { since: 'a b&c' } })
  expect(asked.map((each) => each.address)).toEqual([
    `/api/v1/reviews/${RID}/documents/evaluation/${RID}`,
    `/api/v1/reviews/${RID}/changes?since=a+b%26c`,
  ])
})

test.each([
  ['our problem', () => problemResponse(400, 'malformed', { index: 3 }), { problem: 'malformed', index: 3 }],
  [
    'our problem with time asked for',
    () => problemResponse(503, 'busy', {}, { 'retry-after': '4' }),
    { problem: 'busy', retryAfter: 4000 },
  ],
  [
    'our problem with a date, on a device whose clock is wrong',
    () =>
      problemResponse(
        503,
        'busy',
        {},
        {
          date: 'Sat, 21 Nov 2026 14:00:00 GMT',
          'retry-after': 'Sat, 21 Nov 2026 14:00:30 GMT',
        },
      ),
    { problem: 'busy', retryAfter: 30_000 },
  ],
  ['a proxy that limits', () => new Response('slow down', { status: 429 }), { problem: 'busy' }],
  ['a proxy that is lost', () => new Response('<html>', { status: 502 }), { unreachable: true }],
  ['a portal with 200', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), { captive: true }],
  ['JSON of another shape', () => json({ reviews: 'none' }), { captive: true }],
  [
    'JSON broken off',
    () => new Response('{"revi', { headers: { 'content-type': 'application/json' } }),
    { captive: true },
  ],
  ['a 401 that is not ours', () => json({ error: 'login' }, 401), { captive: true }],
  ['a 404 that is not ours', () => new Response('gone', { status: 404 }), { captive: true }],
  ['no connection', () => Promise.reject(new TypeError('failed')), { unreachable: true }],
])('%s', async (_, answer, expected) => {
  expect(await client(answer).api('reviews', {})).toMatchObject(expected)
})

test('a server that does not answer is given up', async () => {
  const { api } = client(
    (_, { signal }) =>
      new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))),
  )
  expect(await api('reviews', {})).toEqual({ unreachable: true })
})

const page = (next: string, more: boolean) => ({ epoch: RID, documents: [], next, more })

/** A response that says what it is told to, bit by bit. */
function sequence(signal?: AbortSignal | null) {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>>(undefined, undefined, {
    highWaterMark: 9,
  })
  const writer = writable.getWriter()
  signal?.addEventListener('abort', () => void writer.abort(signal.reason))
  return {
    response: new Response(readable, { headers: { 'content-type': JSON_SEQUENCE } }),
    say: (text: string) => writer.write(new TextEncoder().encode(text)),
    end: () => writer.close(),
  }
}
const said = (body: unknown) => `\u001E${JSON.stringify(body)}\n`

async function pagesOf({ api }: ReturnType<typeof client>) {
  const told: unknown[] = []
  let result = await api('pull', { params: { rid: RID } })
  while ('answer' in result && result.following) {
    told.push(result.answer.next)
    result = await result.following()
  }
  return [...told, 'answer' in result ? result.answer.next : result]
}

test('several answers in one response come one by one, however they are cut up on the way', async () => {
  const { response, say, end } = sequence()
  const text = said(page('eins', true)) + said(page('zwei – ü', true)) + said(page('drei', false))
  for (let at = 0; at < text.length; at += 7) void say(text.slice(at, at + 7))
  void end()
  const asking = client(() => response)
  expect(await pagesOf(asking)).toEqual(['eins', 'zwei – ü', 'drei', { captive: true }])
  expect(new Headers(asking.asked[0]!.init.headers).get('accept')).toContain(JSON_SEQUENCE)
})

test.each([
  ['one broken off', said(page('b', true)).slice(0, -3)],
  ['one of another shape', said({ ...page('b', true), more: 'yes' })],
  ['no JSON', '<html>\n'],
])('what was said before %s counts, and nothing of that', async (_, broken) => {
  const { response, say, end } = sequence()
  void say(said(page('a', true)) + broken)
  void end()
  expect(await pagesOf(client(() => response))).toEqual(['a', { captive: true }])
})

test('a response that falls silent between two answers is given up, and so is one that nobody reads on', async () => {
  let given: AbortSignal | null | undefined
  const asking = client((__, { signal }) => {
    given = signal
    const { response, say } = sequence(signal)
    void say(said(page('a', true)) + said(page('b', true)))
    return response
  })
  expect(await pagesOf(asking)).toEqual(['a', 'b', { captive: true }])
  await asking.api('pull', { params: { rid: RID } })
  expect(given?.aborted).toBe(false)
  await expect.poll(() => given?.aborted).toBe(true)
})
