/** Every kind of response that there is, and the headers that none of them may lack. */
import type { Handlers } from './endpoint.ts'
import { builtApp } from '#tests/world/built-app.ts'
import { AMINA, REVIEW_ID, endpointWorld } from '#tests/world/endpoint.ts'
import { expect, test } from 'vitest'

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types qa-sw qa-worker"
const JSON_TYPE = { 'content-type': 'application/json' }

const broken: Partial<Handlers> = {
  reviews: () => Promise.reject(new Error('a bug')),
  devices: () => Promise.reject(Object.assign(new Error('locked'), { errcode: 5 })),
  document: ({ params }) => Promise.resolve({ doc: params.doc, seq: 1, fields: {}, held: [] }),
}
const world = endpointWorld({ staticRoot: builtApp(), handlers: broken as never })
const cookie = await world.signIn()
const REVIEW = `/api/v1/reviews/${REVIEW_ID}`
const PLAN = `${REVIEW}/documents/plan`
const etag = (await world.call('GET', PLAN, { headers: { cookie } })).headers.get('etag') ?? ''

const kinds: [status: number, method: string, path: string, init?: RequestInit][] = [
  [200, 'GET', '/'],
  [200, 'HEAD', '/'],
  [200, 'GET', '/reviews/x'],
  [200, 'GET', '/sw.js'],
  [200, 'GET', '/assets/main-1a2b3c4d.js'],
  [200, 'GET', '/assets/main-1a2b3c4d.css'],
  [200, 'GET', '/icon.svg'],
  [404, 'GET', '/assets/gone.js'],
  [405, 'POST', '/'],
  [200, 'GET', '/healthz'],
  [200, 'GET', '/readyz'],
  [200, 'GET', '/api/v1/openapi.json'],
  [405, 'POST', '/api/v1/openapi.json'],
  [200, 'GET', '/api/v1/me', { headers: { cookie } }],
  [200, 'HEAD', '/api/v1/me', { headers: { cookie } }],
  [200, 'POST', '/api/v1/demo/session', { headers: JSON_TYPE, body: '{"persona":"amina"}' }],
  [304, 'GET', PLAN, { headers: { cookie, 'if-none-match': etag } }],
  [400, 'POST', '/api/v1/demo/session', { headers: JSON_TYPE, body: '{' }],
  [401, 'GET', '/api/v1/me'],
  [403, 'POST', '/api/v1/session/end', { headers: { 'sec-fetch-site': 'cross-site' } }],
  [403, 'GET', '/api/v1/me', { headers: { 'x-forwarded-for': AMINA } }],
  [404, 'GET', '/api/v1/nothing', { headers: { cookie } }],
  [405, 'PUT', '/api/v1/me', { headers: { cookie } }],
  [413, 'POST', '/api/v1/demo/session', { headers: JSON_TYPE, body: ' '.repeat(1_048_577) }],
  [415, 'POST', '/api/v1/demo/session', { headers: { 'content-type': 'text/plain' }, body: 'x' }],
  [421, 'GET', '/', { headers: { host: 'example.org' } }],
  [500, 'GET', '/api/v1/reviews', { headers: { cookie } }],
  [503, 'GET', `${REVIEW}/devices`, { headers: { cookie } }],
]

test.each(kinds)('%i to %s %s %j', async (status, method, path, init) => {
  const answer = await world.call(method, path, init)
  expect(answer.status).toBe(status)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'cache-control': expect.any(String),
  })
  for (const absent of ['server', 'x-powered-by', 'strict-transport-security', 'access-control-allow-origin']) {
    expect(answer.headers.get(absent)).toBeNull()
  }
  const type = answer.headers.get('content-type')
  expect(status < 400 || type === 'application/problem+json').toBe(true)
  const isPrivate = answer.headers.get('cache-control') === 'no-store' && answer.headers.get('vary') === 'Cookie'
  expect(isPrivate).toBe(path.startsWith('/api/'))
})

test('a page has exactly the policy that was agreed, and a script one of its own', async () => {
  const cspOf = async (path: string) => (await world.call('GET', path)).headers.get('content-security-policy')
  for (const page of ['/', '/index.html', '/rescue.html', '/reviews/x']) expect(await cspOf(page)).toBe(CSP)
  for (const script of ['/sw.js', '/assets/main-1a2b3c4d.js']) {
    expect(await cspOf(script)).toContain("script-src 'self'; connect-src 'self'")
  }
  expect(await cspOf('/icon.svg')).toContain('sandbox')
})

test('a page that is missing its build keeps the policy', async () => {
  const answer = await endpointWorld().call('GET', '/')
  expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([503, CSP])
})

test('https, and only https, is remembered', async () => {
  const { app } = endpointWorld({ staticRoot: builtApp(), home: 'https://qa.example.org' })
  const answer = await app.request('/', { headers: { host: 'qa.example.org' } })
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000')
})
