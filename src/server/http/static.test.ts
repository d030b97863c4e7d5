/** The built app as a browser is given it, and what must never come out of the folder. */
import { SCRIPT, builtApp } from '#tests/world/built-app.ts'
import { endpointWorld } from '#tests/world/endpoint.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const staticRoot = builtApp()
const { app } = endpointWorld({ staticRoot })
const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(`http://localhost:3000${path}`, { headers, method })
const NAVIGATION = { 'sec-fetch-mode': 'navigate', accept: 'text/html' }
const FOR_EVER = 'public, max-age=31536000, immutable'

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/rescue.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/icon.svg', 'image/svg+xml', 'no-cache'],
  ['/assets/main-1a2b3c4d.js', 'text/javascript; charset=utf-8', FOR_EVER],
  ['/assets/main-1a2b3c4d.css', 'text/css; charset=utf-8', FOR_EVER],
])('%s is %s, %s', async (path, type, cache) => {
  const { status, headers } = await get(path)
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, cache])
})

describe('a file that was compressed beforehand', () => {
  const ask = async (accepted: string) => {
    const answer = await get('/assets/main-1a2b3c4d.js', { 'accept-encoding': accepted })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const encoding = answer.headers.get('content-encoding')
    const text = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
    expect([text.toString(), answer.headers.get('vary')]).toEqual([SCRIPT, 'Accept-Encoding'])
    return encoding
  }
  test('is sent so to whoever takes it', async () => {
    expect(await Promise.all(['gzip, deflate, br', 'br;q=1', 'GZIP', 'deflate, gzip;q=0.5'].map(ask))).toEqual([
      'br',
      'br',
      'gzip',
      'gzip',
    ])
  })
  test('and as it is to whoever does not', async () => {
    expect(await Promise.all(['', 'identity', 'br;q=0', 'gzip;q=0.000', 'brotli'].map(ask))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
  test('has another tag for each', async () => {
    const tag = async (accepted: string) =>
      (await get('/assets/main-1a2b3c4d.js', { 'accept-encoding': accepted })).headers.get('etag')
    expect(new Set(await Promise.all(['br', 'gzip', ''].map(tag))).size).toBe(3)
  })
})

test.each(['/', '/sw.js', '/manifest.webmanifest', '/rescue.html'])('%s is not sent twice', async (path) => {
  const first = await get(path)
  const etag = first.headers.get('etag') ?? ''
  const again = await get(path, { 'if-none-match': etag })
  expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([304, '', 'no-cache'])
  expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
})

test('every address of the app is the page, for a person who opens it', async () => {
  for (const path of [
    '/reviews',
    '/reviews/01939f3a-0000-7000-8000-000000000001/check',
    '/apiary',
    '/problems/sign-in',
  ]) {
    const answer = await get(path, NAVIGATION)
    expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([
      200,
      'no-cache',
      '<!doctype html><title>QA Review</title>',
    ])
  }
  expect((await get('/reviews', { accept: 'text/html,*/*;q=0.8' })).status).toBe(200)
})

test('but not for a script, an image or a name of a file', async () => {
  const asks: [string, Record<string, string>][] = [
    ['/reviews', { 'sec-fetch-mode': 'cors', accept: 'text/html' }],
    ['/reviews', { accept: 'image/png' }],
    ['/favicon.ico', NAVIGATION],
    ['/assets/gone-1a2b3c4d.js', NAVIGATION],
    ['/assets/gone', NAVIGATION],
    ['/assets/', NAVIGATION],
  ]
  for (const [path, headers] of asks) {
    const answer = await get(path, headers)
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 404, 'application/problem+json'])
  }
})

test.each([
  '/.built-from',
  '/assets/main-1a2b3c4d.js.br',
  '/assets/main-1a2b3c4d.js.map',
  '/assets/../../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/assets/..%5c..%5cpackage.json',
  '/etc/passwd.txt',
  '/%00.html',
  '/assets/%2e%2e%2findex.html',
  '//index.html',
  '/INDEX.html',
])('%s is not found', async (path) => {
  expect((await get(path, NAVIGATION)).status).toBe(404)
})

test('HEAD is the same without the body, and nothing else is allowed', async () => {
  const answer = await get('/assets/main-1a2b3c4d.js', {}, 'HEAD')
  expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([200, FOR_EVER, ''])
  const post = await get('/', {}, 'POST')
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('a build that is missing is said in words, and found once it is there', async () => {
  const root = builtApp()
  const missing = endpointWorld({ staticRoot: join(root, 'assets', 'nowhere') })
  const answer = await missing.call('GET', '/reviews', { headers: NAVIGATION })
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
  expect(await answer.text()).toContain('npm start')
  const late = endpointWorld({ staticRoot: join(root, 'assets') })
  expect((await late.call('GET', '/', { headers: NAVIGATION })).status).toBe(503)
  writeFileSync(join(root, 'assets', 'index.html'), 'late')
  expect(await (await late.call('GET', '/', { headers: NAVIGATION })).text()).toBe('late')
})
