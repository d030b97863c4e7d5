/** The stream itself: its headers, its beat, how it ends, and that a slow reader costs no memory. */
import { listeningWorld } from '#tests/world/listening.ts'
import { serverWorld, write } from '#tests/world/server.ts'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => vi.useRealTimers())

async function open() {
  const world = await serverWorld()
  return { ...world, ...listeningWorld(world) }
}

test('nothing on the way may keep it, store it or change it', async () => {
  const world = await open()
  const { response } = await world.open('amina')
  const { headers } = response
  expect(response.status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-accel-buffering')).toBe('no')
  expect(headers.get('content-encoding')).toBeNull()
  expect(headers.get('vary')).toBe('Cookie')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('it says when to come again, and every 20 seconds that it is alive', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const world = await open()
  const amina = world.as('amina')
  const { next } = await amina.pullAll()
  const listener = await world.open('amina', next)
  await expect.poll(() => listener.raw()).toBe('retry: 2000\n\n')
  await vi.advanceTimersByTimeAsync(20_000)
  await expect.poll(() => listener.raw()).toBe('retry: 2000\n\n:\n\n')
})

test('who asks for the headers alone is given no stream', async () => {
  const world = await open()
  const answer = await world.request('amina', `/reviews/${world.rid}/events`, { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

test('a reader who takes nothing keeps one event waiting; what comes meanwhile is told at once when they go on', async () => {
  const world = await open()
  const amina = world.as('amina')
  const { next } = await amina.pullAll()
  const slow = await world.open('amina', next, { takes: false })
  for (let n = 1; n <= 30; n++) await amina.say(write(amina.own, `f-${n}`, 'x'.repeat(300)))
  slow.goOn()
  await expect.poll(() => slow.raw()).toContain('"f-30"')
  expect(slow.events.length).toBeLessThanOrEqual(4)
  expect(slow.events.flatMap(({ documents }) => documents ?? []).flatMap(({ fields }) => Object.keys(fields))).toEqual(
    expect.arrayContaining(['f-1', 'f-30']),
  )
})

test('it ends when the server is to end, and none is begun after that', async () => {
  const world = await open()
  const listener = await world.open('amina')
  await listener.count(1)
  world.stop()
  await expect.poll(() => listener.hasEnded()).toBe(true)
  const late = await world.open('amina')
  await expect.poll(() => late.hasEnded()).toBe(true)
})

test('a session has six streams at the most: the oldest ends, which may be one that a lost network left behind', async () => {
  const world = await open()
  const oldest = await world.open('amina')
  await oldest.count(1)
  const others = []
  for (let n = 0; n < 6; n++) others.push(await world.open('amina'))
  const somebodyElse = await world.open('dan')
  await expect.poll(() => oldest.hasEnded()).toBe(true)
  await others.at(-1)!.count(1)
  expect([...others, somebodyElse].filter(({ hasEnded }) => hasEnded())).toEqual([])
})

test('whoever leaves is listened for no longer', async () => {
  const world = await open()
  const amina = world.as('amina')
  await amina.pull()
  const listener = await world.open('amina')
  await listener.count(1)
  const reads = vi.spyOn(world.context.db, 'startTransaction')
  await listener.leave()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const before = reads.mock.calls.length
  await amina.say(write(amina.own, 'f-1', 1))
  // One for the push itself.
  expect(reads.mock.calls.length - before).toBe(1)
})
