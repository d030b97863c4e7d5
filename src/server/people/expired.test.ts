import { serverWorld } from '#tests/world/server.ts'
import { emailOf, joined, sendInvitation, visitor } from '#tests/world/visitor.ts'
import { expect, test } from 'vitest'
import { removeExpired } from './expired.ts'

test('what has ended of itself is removed, and nothing before', async () => {
  const world = await serverWorld()
  const { db } = world.context
  await joined(world, 'amina')
  await visitor(world).signIn(emailOf('amina'))
  for (const who of ['nobody', 'nobody', 'somebody']) await visitor(world).signIn(`${who}@example.org`)
  await sendInvitation(world, 'dan')
  const left = async () => {
    await removeExpired(world.context)
    const of = async (table: 'session' | 'link' | 'attempt' | 'known_device') =>
      (await db.selectFrom(table).select('key').execute()).length
    return [await of('session'), await of('link'), await of('attempt'), await of('known_device')]
  }
  const at = (days: number) =>
    (world.clock.now = new Date(Date.parse('2026-11-21T09:00:00Z') + days * 86_400_000).toISOString())
  expect(await left()).toEqual([2, 1, 3, 2])
  at(0.05)
  expect(await left()).toEqual([2, 1, 2, 2])
  at(1.1)
  expect(await left()).toEqual([2, 1, 0, 2])
  at(7)
  expect(await left()).toEqual([2, 0, 0, 2])
  at(30)
  expect(await left()).toEqual([0, 0, 0, 2])
  at(401)
  expect(await left()).toEqual([0, 0, 0, 0])
})
