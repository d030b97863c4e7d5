/** A tablet whose clock is wrong by days: times are shown by the server's, and nothing is ordered by either. */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { apiClient } from '#app/sync/api-client.ts'
import { exchange } from '#app/sync/exchange.ts'
import { device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const RIGHT = Date.parse('2026-11-21T14:00:00.000Z')
const HOUR = 3_600_000

function open(wrongBy: number) {
  const server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  const clock = { now: RIGHT + wrongBy }
  const tablet = device({ personId: AMINA, fetch: server.fetch, clock })
  const type = (value: string, seen: readonly string[] = []) =>
    tablet.store.save(RID, [
      {
        doc: `evaluation/${AMINA}`,
        field: 'areas/leadership/went-well/p1/text',
        value,
        seen: seen.map((mid) => ({ mid })),
        session: v7(),
      },
    ])
  return { server, clock, tablet, type }
}

test.each([-72 * HOUR, 72 * HOUR])(
  'wrong by %d ms: known after the first answer, and “sent” is by the server',
  async (wrongBy) => {
    const { tablet, type } = open(wrongBy)
    expect(await tablet.store.clockOffset()).toBe(0)
    await type('a')
    await tablet.exchange()
    expect(Math.abs((await tablet.store.clockOffset()) + wrongBy)).toBeLessThan(1000)
    expect((await tablet.store.counts()).lastSent).toBe('2026-11-21T14:00:00.000Z')
  },
)

test('put right by its owner, it is believed again at the next answer', async () => {
  const { clock, tablet, type } = open(-72 * HOUR)
  await type('a')
  await tablet.exchange()
  clock.now = RIGHT
  await type('b')
  await tablet.exchange()
  expect(Math.abs(await tablet.store.clockOffset())).toBeLessThan(1000)
})

test('answers to reading tell the time too, so that nobody has to write before it is known', async () => {
  const { server, tablet } = open(-72 * HOUR)
  let ticks = 0
  const api = apiClient({
    fetch: async (address, init) => {
      const response = await server.fetch(address, init)
      ticks += 4000
      const headers = new Headers(response.headers)
      headers.set('date', new Date(RIGHT).toUTCString())
      return new Response(response.body, { status: response.status, headers })
    },
    origin: 'http://qar.test',
    timeoutMs: 1000,
    nowMs: () => 0,
    ticksMs: () => ticks,
  })
  await exchange({ ...tablet.sync, api }, { thorough: true })
  // Half of the way there and back, and half of the second that the header leaves out.
  expect(Math.abs((await tablet.store.clockOffset()) - (72 * HOUR + 2500))).toBeLessThan(1000)
})

test('a clock set back by days between two words changes neither their order nor what is shown', async () => {
  const { clock, tablet, type } = open(0)
  const outcome = await type('first')
  clock.now -= 72 * HOUR
  await type('second', 'saved' in outcome ? [outcome.saved[0]!.mid] : [])
  await tablet.exchange()
  const view = await tablet.store.view(RID, `evaluation/${AMINA}`)
  expect(view.status === 'ready' && [...view.fields.values()].map((heads) => heads.map(({ value }) => value))).toEqual([
    ['second'],
  ])
})
