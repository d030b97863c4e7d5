/** What is refused unread, over every kind of address, and what must not be. */
import { endpointWorld } from '#tests/world/endpoint.ts'
import { describe, expect, test } from 'vitest'

const ask = async (method: string, url: string, headers: Record<string, string> = {}) => {
  const { app } = endpointWorld()
  const answer = await app.request(url, { method, headers })
  const type =
    answer.headers.get('content-type') === 'application/problem+json'
      ? ((await answer.json()) as { type: string }).type
      : ''
  return `${answer.status} ${type.replace('/problems/', '')}`.trim()
}

const ODD = [
  'localhost:99999',
  'localhost:65536',
  'localhost:',
  'localhost:3000:3000',
  'localhost:x',
  'localhost:-1',
  'localhost:000080',
  'a@localhost',
  'localhost.',
  'localhost.:3000',
  '127.0.0.1.',
  '127.1',
  '[::1',
  '::1',
  '[::1]x',
  '[0:0:0:0:0:0:0:1]',
  'localhost/x',
  'localhost, localhost',
]

describe('421 wrong-host', () => {
  test.each([
    'http://example.org/',
    'http://localhost.example.org/api/v1/me',
    'http://127.0.0.2/healthz',
    'http://0.0.0.0/',
    'http://192.168.0.7:3000/',
    'http://localhost./',
    'http://[::2]/',
  ])('%s', async (url) => expect(await ask('GET', url)).toBe('421 wrong-host'))
  test.each(['evil.example', 'localhost.evil.example', 'localhost:3000@evil.example', 'evil.example:3000', '', ...ODD])(
    'Host: %s',
    async (host) => expect(await ask('GET', 'http://localhost/healthz', { host })).toBe('421 wrong-host'),
  )
  test.each(['localhost', 'localhost:3000', 'LOCALHOST:1', '127.0.0.1:65535', 'localhost:0', '[::1]', '[::1]:3000'])(
    'not for %s',
    async (host) => expect(await ask('GET', 'http://localhost/healthz', { host })).toBe('200'),
  )
})

describe('403 forwarded', () => {
  test.each([
    'Forwarded',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Anything',
    'X-Real-IP',
    'Via',
    'True-Client-IP',
    'CF-Connecting-IP',
    'CF-Ray',
    'Fly-Client-IP',
    'Fastly-Client-IP',
    'X-Envoy-External-Address',
    'X-ProxyUser-Ip',
    'X-Azure-ClientIP',
    'X-AppEngine-User-IP',
    'X-Client-IP',
    'X-Cluster-Client-IP',
    'X-Forwarded',
    'X-Original-URL',
    'CDN-Loop',
  ])('%s', async (name) => {
    expect(await ask('GET', 'http://localhost/', { [name]: 'x' })).toBe('403 forwarded')
    expect(await ask('POST', 'http://localhost/api/v1/demo/session', { [name]: '' })).toBe('403 forwarded')
  })
})

describe('403 cross-site', () => {
  const post = (headers: Record<string, string>) => ask('POST', 'http://localhost:3000/api/v1/me', headers)
  test.each(['cross-site', 'same-site', 'anything', 'same-origin, cross-site'])('Sec-Fetch-Site: %s', async (site) =>
    expect(await post({ 'sec-fetch-site': site, origin: 'http://localhost:3000' })).toBe('403 cross-site'),
  )
  test.each([
    'http://evil.example',
    'null',
    'http://localhost:3001',
    'https://localhost:3000',
    'http://127.0.0.1:3000',
  ])('Origin: %s, where the browser says no more', async (origin) =>
    expect(await post({ origin })).toBe('403 cross-site'),
  )
  test('not from here, and not from a program that is no browser', async () => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://localhost:3000' },
      { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' },
    ] as Record<string, string>[]) {
      expect(await post(headers)).toBe('401 sign-in')
    }
  })
  test('not for what changes nothing: SameSite cookies stay at home', async () => {
    expect(await ask('GET', 'http://localhost/api/v1/me', { 'sec-fetch-site': 'cross-site' })).toBe('401 sign-in')
    expect(await ask('PUT', 'http://localhost/x', { 'sec-fetch-site': 'cross-site' })).toBe('403 cross-site')
  })
  test('nothing is taken', async () => {
    const { call, sessions } = endpointWorld()
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }
    await call('POST', '/api/v1/demo/session', { body: '{"persona":"amina"}', headers })
    expect(sessions.size).toBe(0)
  })
})

describe('a network’s own server, behind its proxy', () => {
  const HOME = 'https://qa.example.org'
  const own = { host: 'qa.example.org', 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https', via: '1.1 proxy' }
  const asked = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const { app } = endpointWorld({ home: HOME })
    const answer = await app.request(`http://10.0.0.5:3000${path}`, { method, headers: { ...own, ...headers } })
    return answer.status
  }
  test('takes what its proxy passes on, under its one name', async () => {
    expect(await asked('GET', '/healthz')).toBe(200)
    expect(await asked('GET', '/api/v1/me')).toBe(401)
    expect(await asked('GET', '/api/v1/me', { host: 'QA.example.org' })).toBe(401)
  })
  test.each(['localhost', '127.0.0.1:3000', 'qa.example.org:8443', 'qa.example.org.', 'evil.example'])(
    'and under no other: %s',
    async (host) => {
      expect(await asked('GET', '/api/v1/me', { host })).toBe(421)
      expect(await asked('GET', '/', { host })).toBe(421)
    },
  )
  test('is asked for its health by any name', async () => {
    for (const path of ['/healthz', '/readyz']) expect(await asked('GET', path, { host: '10.0.0.5:3000' })).toBe(200)
  })
  test('compares `Origin` with where it is at home, not with what it was called inside', async () => {
    expect(await asked('POST', '/api/v1/me', { origin: HOME })).toBe(401)
    for (const origin of ['http://qa.example.org', 'http://10.0.0.5:3000', 'https://evil.example', 'null'])
      expect(await asked('POST', '/api/v1/me', { origin })).toBe(403)
  })
  test('has no personas', async () => {
    const body = '{"persona":"amina"}'
    const { app } = endpointWorld({ home: HOME })
    const headers = { ...own, 'content-type': 'application/json' }
    expect((await app.request('/api/v1/demo/session', { method: 'POST', headers, body })).status).toBe(401)
    expect((await app.request('/api/v1/demo/personas', { headers })).status).toBe(401)
  })
})
