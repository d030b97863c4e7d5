/** Who is told what by the events of a review: exactly what a pull would give them, and not even the moment of the rest. */
import type { ReviewEvent } from '#domain/custody/wire.ts'
import { type ListeningWorld, listeningWorld } from '#tests/world/listening.ts'
import { command, complete, serverWorld, write } from '#tests/world/server.ts'
import { expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'

async function open() {
  const world = await serverWorld()
  return { ...world, ...listeningWorld(world) }
}

/** Lets everything that is under way come to its end. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 100))

const told = (event: ReviewEvent | undefined) =>
  event?.documents?.map(({ doc, fields, gone }) => [doc, gone ?? Object.keys(fields).toSorted()])

const start = async ({ request }: Pick<ListeningWorld, 'request'>, persona: 'amina' | 'linda' | 'dan', rid: string) =>
  ((await (await request(persona, `/reviews/${rid}/changes`)).json()) as { next: string }).next

test('one’s other device is told of each change with the fields that changed, once it is durable', async () => {
  const world = await open()
  const amina = world.as('amina')
  await amina.say(write(amina.own, 'f-1', 'before'))
  const other = await world.open('amina', await start(world, 'amina', world.rid))
  expect(other.response.headers.get('content-type')).toBe('text/event-stream')
  const [receipt] = await amina.say(write(amina.own, ESTIMATE, 'leading'))
  await other.count(1)
  expect(other.events[0]).toMatchObject({
    seq: receipt!.seq,
    documents: [{ doc: amina.own, seq: receipt!.seq, partial: true, fields: { [ESTIMATE]: [{ value: 'leading' }] } }],
  })
  expect(told(other.events[0])).toEqual([[amina.own, [ESTIMATE]]])
})

test('a draft is told to its author alone: to others not even that anything was written', async () => {
  const world = await open()
  const [amina, dan] = [world.as('amina'), world.as('dan')]
  await dan.say(...complete(dan.own))
  const lead = await world.open('linda', await start(world, 'linda', world.rid))
  const peer = await world.open('dan', await start(world, 'dan', world.rid))
  await amina.say(...complete(amina.own))
  await amina.say(write(amina.own, 'f-0', 'and one more'))
  await settle()
  for (const { raw } of [lead, peer]) expect(raw()).toBe('retry: 2000\n\n')

  await amina.say(await amina.submission())
  await lead.count(1)
  await peer.count(1)
  expect(
    told(lead.events[0])
      ?.map(([doc]) => doc)
      .toSorted(),
  ).toEqual([amina.own, 'review'])
  expect(lead.events[0]!.documents!.find(({ doc }) => doc === amina.own)!.fields).toHaveProperty(ESTIMATE)
  expect(told(peer.events[0])?.map(([doc]) => doc)).toEqual(['review'])

  await amina.say(command('evaluation.recall'))
  await lead.count(2)
  expect(told(lead.events[1])).toContainEqual([amina.own, true])
  await amina.say(write(amina.own, 'f-1', 'CANARY'))
  await settle()
  expect(lead.raw() + peer.raw()).not.toContain('CANARY')
  expect(lead.events).toHaveLength(2)
})

test('the stream goes on from the cursor of a pull: nothing that came between is left out', async () => {
  const world = await open()
  const amina = world.as('amina')
  const since = await start(world, 'amina', world.rid)
  await amina.say(write(amina.own, 'f-1', 1))
  await amina.say(write(amina.own, 'f-2', 2))
  const first = await world.open('amina', since)
  await first.count(1)
  expect(told(first.events[0])).toEqual([[amina.own, ['f-1', 'f-2']]])
  const again = await world.open('amina', first.events[0]!.next)
  await amina.say(write(amina.own, 'f-3', 3))
  await again.count(1)
  expect(told(again.events[0])).toEqual([[amina.own, ['f-3']]])
})

test('without a cursor it begins now, and says where that is', async () => {
  const world = await open()
  const amina = world.as('amina')
  await amina.say(write(amina.own, 'f-1', 1))
  const from = await world.open('amina')
  await from.count(1)
  expect(from.events[0]).toMatchObject({ documents: [] })
  await amina.say(write(amina.own, 'f-2', 2))
  await from.count(2)
  expect(told(from.events[1])).toEqual([[amina.own, ['f-2']]])
})

test('what does not fit into 16 KiB is told by its number alone; so is what lies in many documents', async () => {
  const world = await open()
  const amina = world.as('amina')
  const other = await world.open('amina', await start(world, 'amina', world.rid))
  const [receipt] = await amina.say(write(amina.own, 'areas/leadership/went-well/p1/text', 'x'.repeat(17_000)))
  await other.count(1)
  expect(other.events[0]).toEqual({ seq: receipt!.seq, next: expect.any(String) })
  const notes = Array.from({ length: 21 }, (_, n) =>
    write(`evidence/01939f3a-0000-7000-8000-0000000000${10 + n}`, 'text', `note ${n}`),
  )
  const receipts = await amina.say(...notes)
  await other.count(2)
  expect(other.events[1]).toEqual({ seq: receipts.at(-1)!.seq, next: expect.any(String) })
})

test('whoever may not read the review is told nothing, as if it were not there; nor is a strange cursor followed', async () => {
  const world = await open()
  const { next } = await world.as('linda').pullAll()
  expect((await world.open('omar')).response.status).toBe(404)
  const strange = await world.open('amina', next)
  expect(strange.response.status).toBe(400)
  expect(strange.response.headers.get('content-type')).toBe('application/problem+json')
})

test('the stream ends with the right to read, and with the session, before anything more is told', async () => {
  const world = await open()
  const [amina, linda] = [world.as('amina'), world.as('linda')]
  const leaving = await world.open('dan', await start(world, 'dan', world.rid))
  await world.endRole('dan', { role: 'PR', reviewId: world.rid })
  await expect.poll(() => leaving.hasEnded()).toBe(true)
  expect(leaving.events).toEqual([])

  const listening = await world.open('amina', await start(world, 'amina', world.rid))
  await world.request('amina', '/session/end', { method: 'POST' })
  await amina.say(write(amina.own, 'f-1', 'CANARY'))
  await expect.poll(() => listening.hasEnded()).toBe(true)
  expect(listening.raw()).not.toContain('CANARY')
  expect((await linda.pull()).status).toBe(200)
})
