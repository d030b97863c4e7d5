/** The network that tests stand on must itself be true to the server and break in the ways it says. */
import { api } from '#domain/api.ts'
import { endpointWorld } from '#tests/world/endpoint.ts'
import { type Fault, type Line, lineTo } from '#tests/world/handlers.ts'
import { type SetupServer, setupServer } from 'msw/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const TABLET = 'http://localhost:4001'
let line: Line
let network: SetupServer
let sessions: ReadonlyMap<string, unknown>

beforeEach(() => {
  const world = endpointWorld()
  sessions = world.sessions
  line = lineTo(world.app)
  network = setupServer(...line.handlers)
  network.listen({ onUnhandledFrame: 'error' })
})
afterEach(() => network.close())

const signIn = (origin = TABLET) =>
  fetch(`${origin}/api/v1/demo/session`, {
    method: 'POST',
    body: '{"persona":"amina"}',
    headers: { 'content-type': 'application/json' },
  })
const me = (origin = TABLET) => fetch(`${origin}/api/v1/me`)

test('every route reaches the server', async () => {
  await signIn()
  for (const { method, path } of Object.values(api)) {
    const url =
      TABLET +
      `/api/v1${path}`.replaceAll('{doc}', 'section/x').replaceAll(/\{\w+\}/g, '01939f3a-0000-7000-8000-000000000001')
    await fetch(url, { method })
  }
  const reached = line.asked.slice(1).map(({ route }) => route)
  expect(reached).toEqual(Object.keys(api))
})

test('each tablet has cookies of its own', async () => {
  await signIn()
  expect([(await me()).status, (await me('http://localhost:4002')).status]).toEqual([200, 401])
  await fetch(`${TABLET}/api/v1/session/end`, { method: 'POST' })
  expect((await me()).status).toBe(401)
})

describe('a fault', () => {
  const outcome = async (fault: Fault) => {
    line.break({ fault, times: 1 })
    const answer = await me().catch((error: unknown) => (error as Error).name)
    if (typeof answer === 'string') return answer
    return [answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]
  }
  test('is what it says, and then over', async () => {
    await signIn()
    expect(await outcome({ kind: 'captive-portal' })).toEqual([200, 'text/html', null])
    expect(await outcome({ kind: 'offline' })).toBe('TypeError')
    expect(await outcome({ kind: 'signed-out' })).toEqual([401, 'application/problem+json', null])
    expect(await outcome({ kind: 'busy', retryAfter: 7 })).toEqual([503, 'application/problem+json', '7'])
    expect(await outcome({ kind: 'slow', ms: 5 })).toEqual([200, 'application/json', null])
    expect((await me()).status).toBe(200)
  })
  test('that loses the answer comes after the server has acted', async () => {
    line.break({ fault: { kind: 'answer-lost' } })
    await expect(signIn()).rejects.toThrow(TypeError)
    expect(sessions.size).toBe(1)
    expect(line.asked.at(-1)).toEqual({ route: 'signInAsPersona', reached: true })
  })
  test('that is offline never reaches it', async () => {
    line.break({ fault: { kind: 'offline' } })
    await expect(signIn()).rejects.toThrow(TypeError)
    expect(sessions.size).toBe(0)
    line.mend()
    expect((await signIn()).status).toBe(200)
  })
  test('may strike one route only', async () => {
    await signIn()
    line.break({ fault: { kind: 'offline' }, on: ['reviews'] })
    expect((await me()).status).toBe(200)
    await expect(fetch(`${TABLET}/api/v1/reviews`)).rejects.toThrow(TypeError)
  })
})
