/**
 * A lead moderates on a tablet that is without a connection for most of the day: what is decided shows at once and holds
 * when it arrives, and where an evaluation moved meanwhile nothing is agreed that nobody has read.
 */
import { afterEach, expect, test } from 'vitest'
import { commentsOf, say } from '#app/moderation/use-comments.ts'
import { decidedIn } from '#app/store/decided.ts'
import { decide } from '#domain/moderation/commands.ts'
import { movedSince, agreement, returnOf } from '#domain/moderation/upon.ts'
import type { Command } from '#domain/custody/entry.ts'
import { shownHead, shownValue } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { agreedField, returnedField } from '#domain/moderation/review-document.ts'
import { evaluationIsOpen } from '#domain/custody/judge.ts'
import { reason } from '#tests/world/decisions.ts'
import type { Device } from '#tests/world/device.ts'
import { idOf } from '#tests/world/known.ts'
import { type ServerWorld, command, complete, mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'
import { deskAt } from './desk.ts'

const AREAS = qar2019.areas.map(({ id }) => id)

let opened: Device[] = []
afterEach(() => {
  for (const device of opened) device.port.close()
  opened = []
})

/** What the moderation screen does for a lead, without a screen. */
function seat(device: Device, rid: string) {
  const actor = { personId: idOf('linda'), grants: [{ role: 'LR' as const, reviewId: rid }] }
  const look = async () => {
    const review = (await device.store.review(rid))!
    return (await decidedIn(device.store, { review, framework: qar2019, actor })).facts
  }
  const give = async (made: Command) => {
    expect(reason(decide(made, await look()))).toBe('applied')
    expect(await device.store.give(rid, made)).toHaveProperty('given')
  }
  return {
    look,
    give,
    agreed: async (area: string) => shownValue((await look()).decided, agreedField(area, 'estimate')),
    held: async () => (await device.store.held()).map(({ held }) => held),
    /** The exchange; twice, since what another sent may have to be pulled before one's own is looked at. */
    meet: async () => {
      await device.exchange()
      await device.exchange()
    },
  }
}

async function handsIn(world: ServerWorld, who: 'amina' | 'dan') {
  const person = world.as(who)
  await person.say(...complete(mine(who)))
  await person.say(await person.submission())
}

async function inModeration(...submitted: readonly ('amina' | 'dan')[]) {
  const world = await serverWorld()
  for (const who of submitted) await handsIn(world, who)
  const without = (['amina', 'dan', 'priya'] as const).filter((who) => !(submitted as string[]).includes(who)).map(idOf)
  await world.as('linda').say(command('moderation.open', { without }))
  const tablets = tabletWorld(world)
  const tablet = async (who: 'linda' | 'dan') => {
    const device = await tablets.tablet(who)
    opened.push(device)
    await device.exchange()
    return device
  }
  return { world, rid: world.rid, tablet }
}

test('agreed and closed without a connection: shown at once, and so once it has arrived', async () => {
  const { rid, tablet } = await inModeration('amina', 'dan')
  const linda = seat(await tablet('linda'), rid)
  for (const area of AREAS) await linda.give(agreement(await linda.look(), { area, estimate: 'effective' }))
  await linda.give(agreement(await linda.look(), { area: 'provision', estimate: null }))
  expect(await linda.agreed('provision')).toBeNull()
  await linda.give(agreement(await linda.look(), { area: 'provision', estimate: 'leading' }))
  await linda.give(command('moderation.close', { overall: 'effective' })['command'] as unknown as Command)
  const before = await linda.look()
  expect(before.review.state).toBe('M')
  expect(shownHead(before.decided, agreedField('provision', 'estimate'))).toMatchObject({
    value: 'leading',
    receivedAt: null,
  })
  await linda.meet()
  const after = await linda.look()
  expect(after.review.state).toBe('M')
  expect(shownHead(after.decided, agreedField('provision', 'estimate'))).toMatchObject({
    value: 'leading',
    receivedAt: expect.any(String),
  })
  expect(await linda.held()).toEqual([])
})

test('somebody submits late while the lead agrees without them: nothing is agreed, it is said who, and agreed again', async () => {
  const { world, rid, tablet } = await inModeration('amina')
  const linda = seat(await tablet('linda'), rid)
  await linda.give(agreement(await linda.look(), { area: 'leadership', estimate: 'effective' }))
  expect(await linda.agreed('leadership')).toBe('effective')
  await handsIn(world, 'dan')
  await linda.meet()
  expect(await linda.agreed('leadership')).toBeNull()
  const [held] = await linda.held()
  expect(held).toMatchObject({ reason: 'moved' })
  expect(movedSince(await linda.look(), held!.entry['command'] as unknown as Command)).toEqual([idOf('dan')])

  await linda.give(agreement(await linda.look(), { area: 'leadership', estimate: 'effective' }))
  await linda.give(command('held.release', { mid: held!.mid })['command'] as unknown as Command)
  expect(await linda.held()).toEqual([])
  await linda.meet()
  expect(await linda.agreed('leadership')).toBe('effective')
  expect(await linda.held()).toEqual([])
})

test('returned with a reason, changed where it was asked for, submitted again: only that agreement is undone', async () => {
  const { rid, tablet } = await inModeration('amina', 'dan')
  const linda = seat(await tablet('linda'), rid)
  for (const area of AREAS) await linda.give(agreement(await linda.look(), { area, estimate: 'effective' }))
  const reasons = { leadership: 'Say which leaders.' }
  await linda.give(returnOf(await linda.look(), { personId: idOf('dan'), reasons }))
  expect((await linda.look()).review.state).toBe('R')
  await linda.meet()

  const device = await tablet('dan')
  const decisions = await device.store.view(rid, 'review')
  expect(decisions.status === 'ready' && shownValue(decisions.fields, returnedField(idOf('dan'), 'leadership'))).toBe(
    reasons.leadership,
  )
  const { status, state } = await device.store.evaluationStatus(rid, idOf('dan'))
  expect(evaluationIsOpen({ state, statuses: new Map([[idOf('dan'), status]]) }, idOf('dan'))).toBe(true)
  const desk = deskAt(device, rid, mine('dan'))
  await desk.look()
  await desk.write('The heads of year, and the leader of English.')
  expect(await device.store.give(rid, { type: 'evaluation.submit', args: {} })).toHaveProperty('given')
  await device.exchange()

  await linda.meet()
  expect((await linda.look()).review.state).toBe('S')
  expect(await Promise.all(AREAS.map(linda.agreed))).toEqual([null, 'effective', 'effective'])
})

test('two discuss an area, one of them without a connection, and one cites a point', async () => {
  const { rid, tablet } = await inModeration('amina', 'dan')
  const [linda, dan] = [await tablet('linda'), await tablet('dan')]
  const point = 'areas/leadership/went-well/p1'
  expect(await say(linda.store, rid, { area: 'leadership', text: 'Is that so in both key stages?', cited: null })).toBe(
    true,
  )
  expect(await commentsOf(linda.store, rid)).toMatchObject([{ by: idOf('linda'), area: 'leadership', waits: true }])
  await linda.exchange()
  const cited = { personId: idOf('amina'), point }
  expect(await say(dan.store, rid, { area: 'leadership', text: 'In both: see this.', cited })).toBe(true)
  await dan.exchange()
  await linda.exchange()
  const read = await commentsOf(linda.store, rid)
  expect(read.map(({ text, cited: of, waits }) => [text, of, waits])).toEqual([
    ['Is that so in both key stages?', null, false],
    ['In both: see this.', cited, false],
  ])
  expect(await linda.store.held()).toEqual([])
})
