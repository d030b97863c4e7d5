/** Where somebody is signed in, as they see it, and how they end it. */
import { serverWorld } from '#tests/world/server.ts'
import { visitor } from '#tests/world/visitor.ts'
import { expect, test } from 'vitest'

const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const PHONE =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'

interface Listed {
  sessions: { id: string; device: string; begunAt: string; usedAt: string; current: boolean }[]
}

async function signedIn(persona: string, agent: string, world: Awaited<ReturnType<typeof serverWorld>>) {
  const somebody = visitor(world, { 'user-agent': agent })
  await somebody.call('POST', '/demo/session', { persona })
  return somebody
}

test('they are told apart by device, the one that asks first of all', async () => {
  const world = await serverWorld()
  const tablet = await signedIn('amina', IPAD, world)
  world.clock.now = '2026-11-23T08:00:00.000Z'
  await signedIn('amina', PHONE, world)
  await signedIn('dan', PHONE, world)
  const { body } = await tablet.call<Listed>('GET', '/sessions')
  expect(body.sessions.map(({ device, begunAt, usedAt, current }) => ({ device, begunAt, usedAt, current }))).toEqual([
    {
      device: 'Chrome on Android',
      begunAt: '2026-11-23T08:00:00.000Z',
      usedAt: '2026-11-23T08:00:00.000Z',
      current: false,
    },
    {
      device: 'Safari on an iPad',
      begunAt: '2026-11-21T09:00:00.000Z',
      usedAt: '2026-11-23T08:00:00.000Z',
      current: true,
    },
  ])
})

test('one that is ended is signed out at its next call, whatever it is doing', async () => {
  const world = await serverWorld()
  const tablet = await signedIn('amina', IPAD, world)
  const phone = await signedIn('amina', PHONE, world)
  const { body } = await phone.call<Listed>('GET', '/sessions')
  const other = body.sessions.find(({ current }) => !current)!
  expect((await phone.call('POST', `/sessions/${other.id}/end`)).status).toBe(200)
  expect((await tablet.call('GET', '/me')).problem).toBe('sign-in')
  expect((await phone.call('GET', '/me')).status).toBe(200)
  expect((await phone.call('POST', `/sessions/${other.id}/end`)).problem).toBe('not-found')
})

test('everywhere else means all but here', async () => {
  const world = await serverWorld()
  const devices = [
    await signedIn('amina', IPAD, world),
    await signedIn('amina', PHONE, world),
    await signedIn('amina', '', world),
  ]
  const dan = await signedIn('dan', PHONE, world)
  expect((await devices[1]!.call('POST', '/sessions/end-others')).body).toEqual({ ended: 2 })
  expect(await Promise.all([...devices, dan].map(async ({ call }) => (await call('GET', '/me')).status))).toEqual([
    401, 200, 401, 200,
  ])
})

test('another’s is not there, but for the central team', async () => {
  const world = await serverWorld()
  const amina = await signedIn('amina', IPAD, world)
  const { body } = await amina.call<Listed>('GET', '/sessions')
  const { id } = body.sessions[0]!
  const end = async (persona: string) =>
    (await (await signedIn(persona, PHONE, world)).call('POST', `/sessions/${id}/end`)).status
  expect([await end('linda'), await end('dan')]).toEqual([404, 404])
  expect((await amina.call('GET', '/me')).status).toBe(200)
  expect(await end('grace')).toBe(200)
  expect((await amina.call('GET', '/me')).status).toBe(401)
})
