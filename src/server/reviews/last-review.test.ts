/** What the review before this one said, and who is told: over HTTP, by people who were never on that review. */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import { OVERALL_FIELD, STATE_FIELD, agreedField } from '#domain/moderation/review-document.ts'
import type { ReviewState } from '#domain/people.ts'
import { decideAsSystem, planReview } from '#server/planning.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { sha256 } from '#tests/world/known.ts'
import { type ServerWorld, serverWorld, write } from '#tests/world/server.ts'
import { demoId } from '#server/demo/ids.ts'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'

const SCHOOL = demoId(sha256, 'school', 'thistledown')

interface Earlier {
  readonly from?: string
  readonly state?: ReviewState
  readonly framework?: string
  readonly step?: string
}

/** A review of the school by Omar, of which he has written one step. */
async function earlier(
  { context, beginRole, endRole, as }: ServerWorld,
  { from = '2024-11-18', state = 'U', framework = 'qar-2019', step = '…more of it' }: Earlier = {},
) {
  const id = v7()
  const decide = (decides: Parameters<typeof decideAsSystem>[3]) =>
    inOwnTransaction(context, (tx) => decideAsSystem(context, tx, id, decides))
  await inOwnTransaction(context, (tx) =>
    planReview(context, tx, { id, schoolId: SCHOOL, framework, from, to: from.replace('-18', '-20') }),
  )
  await beginRole('omar', { role: 'LR', reviewId: id })
  await decide([[STATE_FIELD, 'S']])
  const omar = as('omar')
  const point = pointPath('provision', 'even-better-if', 'p1')
  const { body } = await omar.send([omar.entry(write('section/provision', `${point}/text`, step))], {}, id)
  expect(body.receipts.map(({ outcome }) => outcome)).toEqual(['head'])
  await decide([
    [agreedField('provision', 'estimate'), 'effective'],
    [OVERALL_FIELD, 'leading'],
    [STATE_FIELD, state],
  ])
  await endRole('omar', { role: 'LR', reviewId: id })
  return id
}

const previousFor = async ({ as, rid }: ServerWorld, persona: Parameters<ServerWorld['as']>[0]) => {
  const { status, body } = await as(persona).get<ReviewDetail>(`/reviews/${rid}`)
  expect(status).toBe(200)
  return body.previous
}

test('the team, the school and the central team are told what the last review said; its hub is not', async () => {
  const world = await serverWorld()
  const reviewId = await earlier(world)
  const said = {
    reviewId,
    on: '2024-11-20',
    estimates: { provision: 'effective' },
    overall: 'leading',
    evenBetterIf: [{ id: 'p1', area: 'provision', text: '…more of it' }],
  }
  for (const persona of ['linda', 'amina', 'helen', 'grace'] as const)
    expect([persona, await previousFor(world, persona)]).toEqual([persona, said])
  expect(await previousFor(world, 'tom')).toBeNull()
  expect((await world.as('omar').get(`/reviews/${world.rid}`)).status).toBe(404)
  // To be told is not to be on it: the review itself stays closed to the team of this one.
  expect((await world.as('amina').get(`/reviews/${reviewId}`)).status).toBe(404)
})

test('it is the latest that was published, of the same framework where there is one, and begun before', async () => {
  const world = await serverWorld()
  expect(await previousFor(world, 'linda')).toBeNull()
  await earlier(world, { from: '2025-03-18', state: 'C', step: '…not published' })
  await earlier(world, { from: '2027-01-18', step: '…later' })
  expect(await previousFor(world, 'linda')).toBeNull()
  const other = await earlier(world, { from: '2025-05-18', framework: 'trust-peer-review' })
  expect(await previousFor(world, 'linda')).toMatchObject({ reviewId: other, evenBetterIf: [] })
  await earlier(world, { from: '2021-11-18', state: 'A', step: '…long ago' })
  const latest = await earlier(world, { from: '2023-11-18', state: 'A', step: '…the last' })
  expect(await previousFor(world, 'linda')).toMatchObject({ reviewId: latest, evenBetterIf: [{ text: '…the last' }] })
})
