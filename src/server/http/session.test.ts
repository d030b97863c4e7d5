/** The session from sign-in to its end, and how its cookie lives. */
import type { Answer } from '#domain/api.ts'
import { PERSON_HEADER } from '#domain/api/route.ts'
import { endpointWorld } from '#tests/world/endpoint.ts'
import { expect, test } from 'vitest'

const signInWith = { method: 'POST', body: '{"persona":"amina"}' }
const json = { 'content-type': 'application/json' }

test('the cookie is HttpOnly, SameSite=Strict, for every path, 30 days, and works over http', async () => {
  const { call } = endpointWorld()
  const answer = await call('POST', '/api/v1/demo/session', { ...signInWith, headers: json })
  const [cookie = '', ...others] = answer.headers.getSetCookie()
  expect(others).toEqual([])
  expect(cookie).toMatch(/^qar-session=[\w-]{43}; /)
  expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Strict'])
})

test('the store is given a hash of the token only', async () => {
  const { signIn, sessions, context } = endpointWorld()
  const token = (await signIn()).slice('qar-session='.length)
  expect([...sessions.keys()]).toEqual([context.sha256(token)])
})

test('signing in again ends the session that the browser had', async () => {
  const { call, signIn, sessions } = endpointWorld()
  const cookie = await signIn()
  await call('POST', '/api/v1/demo/session', { ...signInWith, headers: { ...json, cookie } })
  expect(sessions.size).toBe(1)
  expect((await call('GET', '/api/v1/me', { headers: { cookie } })).status).toBe(401)
})

test('every answer made in it says whose it is', async () => {
  const { call, signIn } = endpointWorld()
  const answer = await call('GET', '/api/v1/me', { headers: { cookie: await signIn() } })
  expect(answer.headers.get(PERSON_HEADER)).toBe(((await answer.json()) as Answer<'me'>).person.id)
  expect((await call('GET', '/api/v1/demo/personas')).headers.get(PERSON_HEADER)).toBeNull()
})

test('signing out ends it and expires the cookie', async () => {
  const { call, signIn, sessions } = endpointWorld()
  const headers = { cookie: await signIn() }
  const answer = await call('POST', '/api/v1/session/end', { headers })
  expect(await answer.json()).toEqual({ ended: true })
  expect(answer.headers.get('set-cookie')).toMatch(/^qar-session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(sessions.size).toBe(0)
  expect((await call('GET', '/api/v1/me', { headers })).status).toBe(401)
})

test('it is prolonged by use, once a day, and ends after 30 days without', async () => {
  const { call, signIn, clock } = endpointWorld()
  const headers = { cookie: await signIn() }
  const use = async (now: string) => {
    clock.now = now
    const answer = await call('GET', '/api/v1/me', { headers })
    const until = answer.ok ? ((await answer.json()) as { session: { until: string } }).session.until : answer.status
    return [until, answer.headers.getSetCookie().length]
  }
  expect(await use('2026-11-21T20:00:00.000Z')).toEqual(['2026-12-21T14:02:07.120Z', 0])
  expect(await use('2026-11-22T15:00:00.000Z')).toEqual(['2026-12-22T15:00:00.000Z', 1])
  expect(await use('2026-11-22T18:00:00.000Z')).toEqual(['2026-12-22T15:00:00.000Z', 0])
  expect(await use('2026-12-22T14:59:00.000Z')).toEqual(['2027-01-21T14:59:00.000Z', 1])
  expect(await use('2027-01-21T14:59:00.001Z')).toEqual([401, 0])
})

test('a session that is prolonged stays so when the answer is a refusal', async () => {
  const { call, signIn, clock } = endpointWorld()
  const headers = { cookie: await signIn() }
  clock.now = '2026-11-25T14:00:00.000Z'
  const answer = await call('GET', '/api/v1/nothing', { headers })
  expect([answer.status, answer.headers.getSetCookie().length]).toEqual([404, 1])
})

test.each([
  '',
  'qar-session=',
  'qar-session=short',
  `qar-session=${'a'.repeat(43)}`,
  'qar-session=%00',
  `qar-session=${'é'.repeat(43)}`,
  `other=${'a'.repeat(43)}`,
])('the cookie “%s” is nobody', async (cookie) => {
  const { app } = endpointWorld()
  const request = new Request('http://localhost/api/v1/me')
  const answer = await app.fetch(Object.assign(request, {}), undefined)
  expect(answer.status).toBe(401)
  const named = await app.request('http://localhost/api/v1/me', { headers: { cookie: encodeURI(cookie) } })
  expect(named.status).toBe(401)
})
