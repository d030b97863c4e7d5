/**
 * A school's reviews over the years over HTTP. They say no more than the reports that one may read: a review whose report is
 * not for somebody is left out for them, and a school that has none for them is not there.
 */
import type { Answer } from '#domain/api.ts'
import type { Sharing } from '#domain/api/sharing.ts'
import { reviewedBefore } from '#server/demo/before.ts'
import { calendarFrom } from '#server/demo/calendar.ts'
import { thistledownBefore } from '#server/demo/evaluations/before.ts'
import { demoId } from '#server/demo/ids.ts'
import type { Persona } from '#server/demo/people.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { sha256 } from '#tests/world/known.ts'
import { agreedReview, publish, said, send } from '#tests/world/published.ts'
import { type ServerWorld, command } from '#tests/world/server.ts'
import { expect, test } from 'vitest'

const SCHOOL = demoId(sha256, 'school', 'thistledown')

const ask = ({ as }: ServerWorld, who: Persona, school = SCHOOL) =>
  as(who).get<Answer<'schoolReviews'>>(`/schools/${school}/reviews`)

/** The days of the reviews that somebody is told of, or what they are told instead. */
async function told(world: ServerWorld, who: Persona) {
  const { problem, body } = await ask(world, who)
  return problem ?? body.reviews.map(({ from }) => from)
}

/** A review of two years ago that is archived, and one that is published, or only agreed. */
async function twoReviews({ publishes = true } = {}): Promise<ServerWorld> {
  const world = await agreedReview()
  const { context } = world
  const before = { first: -731, report: thistledownBefore }
  await inOwnTransaction(context, (tx) =>
    reviewedBefore(context, tx, calendarFrom(context.now()), 'thistledown', before),
  )
  if (!publishes) return world
  const [linda, grace] = [world.as('linda'), world.as('grace')]
  expect([await said(linda, await send(linda)), await said(grace, await publish(grace))]).toEqual([
    'applied',
    'applied',
  ])
  return world
}

const NOW = '2026-11-20'
const THEN = '2024-11-20'

test('the head and the central team are told of all that is published, the newest first', async () => {
  const world = await twoReviews()
  const { status, body } = await ask(world, 'helen')
  expect(status).toBe(200)
  expect(body.school).toEqual({ id: SCHOOL, name: 'Thistledown Bridge Primary School' })
  const [now, then] = body.reviews
  expect(now).toMatchObject({ id: world.rid, from: NOW, to: '2026-11-22', version: 1, followedOn: null })
  expect(now!.estimates.map(({ estimate }) => estimate?.rank)).toEqual([2, 2, 2])
  expect(then).toMatchObject({ from: THEN, framework: { id: 'qar-2019' }, overall: { title: 'Effective', rank: 2 } })
  expect(then!.estimates.map(({ estimate }) => estimate?.rank)).toEqual([2, 1, 2])
  expect([then!.followedOn, then!.steps.length]).toEqual(['2026-11-22', 3])
  expect((await ask(world, 'grace')).body).toEqual(body)
})

test('others are told of those reports alone that they may read: of nothing, where there is none', async () => {
  const world = await twoReviews()
  expect(await told(world, 'linda')).toEqual([NOW])
  expect(await told(world, 'dan')).toEqual([NOW])
  await world.beginRole('sunita', { role: 'SL', schoolId: demoId(sha256, 'school', 'sorrel') })
  for (const who of ['sunita', 'tom', 'omar'] as const)
    expect([who, await told(world, who)]).toEqual([who, 'not-found'])
  world.clock.now = '2026-12-22T09:00:00.000Z'
  expect(await told(world, 'dan')).toBe('not-found')
  const [nowhere, none] = [await ask(world, 'helen', world.rid), await ask(world, 'dan')]
  expect([nowhere.status, nowhere.body]).toEqual([none.status, none.body])
  expect((await ask(world, 'helen', 'x')).status).toBe(404)
})

test('the hub’s manager is told while the school agrees, and the school that they have read', async () => {
  const world = await twoReviews()
  const helen = world.as('helen')
  const agree = (agreed: boolean) => helen.post(`/reviews/${world.rid}/agreement`, { agreed })
  await agree(true)
  expect(await told(world, 'tom')).toEqual([NOW, THEN])
  const { managersRead } = (await helen.get<Sharing>(`/reviews/${world.rid}/sharing`)).body
  expect(managersRead).toMatchObject([{ name: 'Tom Lockett', what: 'page', version: 1 }])
  await agree(false)
  expect(await told(world, 'tom')).toBe('not-found')
})

test('a review that is not published is not among them, and one that was amended stands as it was amended', async () => {
  const world = await twoReviews({ publishes: false })
  expect(await told(world, 'helen')).toEqual([THEN])
  expect(await told(world, 'dan')).toBe('not-found')
  const [linda, grace] = [world.as('linda'), world.as('grace')]
  await said(linda, await send(linda))
  await said(grace, await publish(grace))
  const path = 'areas/leadership/went-well'
  const changes = [{ section: 'leadership', field: `${path}/a/text`, value: '…governors know the school.' }]
  expect(await said(grace, command('report.amend', { reason: 'Clearer', version: 1, changes }))).toBe('applied')
  expect((await ask(world, 'helen')).body.reviews.map(({ version }) => version)).toEqual([2, 1])
})
