/** What only a socket can send: requests that no fetch would make, byte by byte. */
import type { Handler } from './endpoint.ts'
import { builtApp } from '#tests/world/built-app.ts'
import { AMINA, REVIEW_ID, endpointWorld } from '#tests/world/endpoint.ts'
import { drain, listen } from '#server/lifecycle.ts'
import { type Socket, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createListener } from './listener.ts'

const taken: unknown[] = []
const push: Handler<'push'> = ({ body }) => {
  taken.push(body)
  return Promise.resolve({ epoch: AMINA, serverTime: '2026-11-21T14:02:07.120Z', receipts: [], documents: [] })
}
const document: Handler<'document'> = ({ params }) => Promise.resolve({ doc: params.doc, seq: 1, fields: {}, held: [] })
const world = endpointWorld({ handlers: { push, document }, staticRoot: builtApp() })
const server = createListener(world.app, world.context)
const REVIEW = `/api/v1/reviews/${REVIEW_ID}`
let port = 0
let cookie = ''

beforeAll(async () => {
  const listening = await listen(server, { port: 0, host: '127.0.0.1' })
  port = 'port' in listening ? listening.port : 0
  cookie = await world.signIn()
})
afterAll(() => drain(server, 0))

/** Sends this text, and then whatever `more` sends, and gives the whole of what comes back. */
async function raw(text: string, more: (socket: Socket) => void = () => undefined): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString()))
  const ended = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => undefined)
  socket.write(text)
  more(socket)
  await ended
  return answer
}
const lines = (first: string, ...headers: string[]) =>
  `${[first, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`
const signedIn = (first: string, ...headers: string[]) =>
  lines(first, 'Host: localhost', `Cookie: ${cookie}`, ...headers)
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('an address', () => {
  const ask = async (target: string) => statusOf(await raw(signedIn(`GET ${target} HTTP/1.1`)))
  test('is taken as it was sent', async () => {
    expect(await ask(`${REVIEW}/documents/plan`)).toBe(200)
    expect(await ask(`http://localhost${REVIEW}/documents/plan`)).toBe(200)
  })
  test.each([
    '/documents/../documents/plan',
    '/documents/%2e%2e/documents/plan',
    '/documents/section%2fx',
    '/documents/./plan',
    '/documents//plan',
    '/documents/__proto__',
    '/documents/plan/../../documents/plan',
  ])('that goes by way of %s is not found', async (way) => expect(await ask(REVIEW + way)).toBe(404))
  test('that leaves the interface by a side door is not found either', async () => {
    expect(await ask(`/assets/..${REVIEW}/documents/plan`)).toBe(404)
    expect(await ask('/api/../index.html')).toBe(404)
    for (const target of ['/../../etc/passwd', '/x/../y', '/x/./y', '/%2e%2e/x', '//x', '/x%5cy'])
      expect(await ask(target)).toBe(404)
  })
  test.each(['*', 'nonsense', '/\\evil', 'http://', 'http://[::', '//', '/%', '/%zz', '/?%', '/#'])(
    '%s is answered, and never with a mistake of ours',
    async (target) => {
      expect([200, 400, 404, 421]).toContain(await ask(target))
    },
  )
})

describe('a host', () => {
  test.each(['Host: evil.example', 'Host: localhost.evil.example:3000', 'Host: 127.0.0.1.evil.example'])(
    '%s is wrong',
    async (host) => expect(statusOf(await raw(lines('GET /healthz HTTP/1.1', host)))).toBe(421),
  )
  test('in the address is looked at as well', async () => {
    expect(statusOf(await raw(lines('GET http://evil.example/healthz HTTP/1.1', 'Host: localhost')))).toBe(421)
  })
  test.each([
    [],
    ['Host: localhost', 'Host: evil.example'],
    ['Host: localhost', 'Host: localhost'],
    ['Host:'],
    ['Host: local host'],
    ['Host: localhost:99999'],
    ['Host: localhost:'],
    ['Host: localhost.'],
    ['Host: a@localhost'],
    ['Host: localhost@evil.example'],
    ['Host: [::1'],
    ['Host: localhost/healthz'],
    ['Host: loc\u00e4lhost'],
  ])('that is odd is a wrong one, in our words: %j', async (...hosts) => {
    const odd = await raw(lines('GET /healthz HTTP/1.1', ...hosts))
    expect([statusOf(odd), odd.includes('/problems/wrong-host')]).toEqual([421, true])
    expect(odd.toLowerCase()).toContain('x-content-type-options: nosniff')
    const posted = await raw(lines('POST /api/v1/demo/session HTTP/1.1', ...hosts, 'Content-Length: 2') + '{}')
    expect(statusOf(posted)).toBe(421)
  })
  test('that is missing is wrong in an old request as well', async () => {
    expect(statusOf(await raw(lines('GET /healthz HTTP/1.0')))).toBe(421)
    expect(statusOf(await raw(lines('GET /healthz HTTP/1.0', 'Host: LOCALHOST:1')))).toBe(200)
  })
})

describe('a body', () => {
  const post = (...headers: string[]) =>
    signedIn(`POST ${REVIEW}/journal HTTP/1.1`, 'Content-Type: application/json', ...headers)
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
  const batch = JSON.stringify({ device: AMINA, person: AMINA, entries: [] })
  test('in chunks is taken whole', async () => {
    const half = batch.length / 2
    const body = chunk(batch.slice(0, half)) + chunk(batch.slice(half)) + chunk('')
    expect(statusOf(await raw(post('Transfer-Encoding: chunked') + body))).toBe(200)
    expect(taken.at(-1)).toEqual(JSON.parse(batch))
  })
  test('in chunks without end is cut off at the limit', async () => {
    const answer = await raw(post('Transfer-Encoding: chunked'), (socket) => {
      const send = (): void => void (socket.writable && socket.write(chunk(' '.repeat(65_536)), send))
      send()
    })
    expect([statusOf(answer), answer.includes('/problems/batch-too-large')]).toEqual([413, true])
  })
  test('that says it is too long is not read', async () => {
    const answer = await raw(post('Content-Length: 99999999999'), (socket) => socket.write(' '.repeat(1000)))
    expect(statusOf(answer)).toBe(413)
  })
  test('that breaks off is not taken', async () => {
    const before = taken.length
    await raw(post(`Content-Length: ${batch.length + 5}`) + batch, (socket) => setTimeout(() => socket.destroy(), 50))
    expect(taken.length).toBe(before)
  })
  test('to somebody who is not signed in is refused unread', async () => {
    const answer = await raw(
      lines(`POST ${REVIEW}/journal HTTP/1.1`, 'Host: localhost', 'Content-Length: 262144') + 'x'.repeat(1000),
    )
    expect(statusOf(answer)).toBe(401)
  })
  test.each([
    'Content-Length: 5\r\nTransfer-Encoding: chunked',
    'Content-Length: 1\r\nContent-Length: 2',
    'Content-Length: -1',
    'Transfer-Encoding: gzip',
  ])('framed by %j is refused', async (framing) => {
    const before = taken.length
    expect(statusOf(await raw(post(framing) + batch))).toBeGreaterThanOrEqual(400)
    expect(taken.length).toBe(before)
  })
})

test('methods that nobody uses are refused like any other', async () => {
  for (const method of ['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND', 'DELETE']) {
    expect(statusOf(await raw(signedIn(`${method} /api/v1/me HTTP/1.1`)))).toBe(405)
    expect(statusOf(await raw(lines(`${method} /api/v1/me HTTP/1.1`, 'Host: localhost')))).toBe(401)
  }
  expect(statusOf(await raw(signedIn('NONSENSE /api/v1/me HTTP/1.1')))).toBe(400)
})
