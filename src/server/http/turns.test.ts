/** That dear work is bounded: what waits keeps its order, what is too much is told so, and a sign-in loses nothing by it. */
import { problem } from '#domain/problem.ts'
import { serverWorld } from '#tests/world/server.ts'
import { PASSWORD, emailOf, joined, visitor } from '#tests/world/visitor.ts'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

const tick = () => new Promise((resolve) => setTimeout(resolve, 5))

test('so many at a time, the others in the order in which they came, and nobody beyond', async () => {
  const turns = new Turns(2, 2)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) =>
    turns.take('one place', () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  const asked = ['a', 'b', 'c', 'd', 'e'].map(work)
  expect(await asked[4]).toEqual(problem('busy'))
  expect(begun).toEqual(['a', 'b'])
  ends.get('b')!()
  await tick()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const name of ['a', 'c']) ends.get(name)!()
  await tick()
  ends.get('d')!()
  expect(await Promise.all(asked.slice(0, 4))).toEqual(['a', 'b', 'c', 'd'])
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('whoever asks without end takes turns with the others, and gives way to them', async () => {
  const turns = new Turns(1, 4)
  const begun: string[] = []
  const work = (from: string, name: string) => turns.take(from, () => tick().then(() => begun.push(name)))
  const flood = [1, 2, 3, 4, 5].map((at) => work('flood', `flood ${at}`))
  const school = [work('school', 'a'), work('school', 'b')]
  const another = work('school', 'c')
  expect(await another).toEqual(problem('busy'))
  expect((await Promise.all(flood)).slice(3)).toEqual([problem('busy'), problem('busy')])
  await Promise.all(school)
  expect(begun).toEqual(['flood 1', 'flood 2', 'a', 'flood 3', 'b'])
})

test('work that throws gives its turn on', async () => {
  const turns = new Turns(1, 0)
  await expect(turns.take('one place', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await turns.take('one place', () => Promise.resolve('next'))).toBe('next')
})

test('of very many who sign in at once some are told to come again, and lose no attempt by it', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  const all = await Promise.all(Array.from({ length: 300 }, () => visitor(world).signIn('nobody@example.org')))
  const busy = all.filter(({ problem: slug }) => slug === 'busy')
  expect(busy.length).toBeGreaterThan(0)
  expect(busy[0]).toMatchObject({ status: 503 })
  expect(busy[0]?.headers.get('retry-after')).toBe('2')
  const counted = await world.context.db
    .selectFrom('attempt')
    .select('failures')
    .where('key', '=', world.context.sha256('account nobody@example.org'))
    .executeTakeFirst()
  expect(counted?.failures).toBe(6)
  expect((await visitor(world).signIn(emailOf('amina'), PASSWORD)).status).toBe(200)
})
