/**
 * Whoever may no longer read is told so, document by document, and loses sight of nothing that they handed in
 * themselves: it is held beside what is gone, and stays theirs to let go.
 */
import { digestOf } from '#domain/custody/hashes.ts'
import { type Persona } from '#server/demo/people.ts'
import { sha256 } from '#tests/world/known.ts'
import { type ServerWorld, command, complete, mine, serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'

/** A review in which everyone has written something of every kind that somebody may read. */
async function lived(): Promise<ServerWorld> {
  const world = await serverWorld()
  const [amina, dan, linda, helen] = [world.as('amina'), world.as('dan'), world.as('linda'), world.as('helen')]
  const note = `evidence/${v7()}`
  await helen.say(write('nomination/n', 'title', 'Talking to learn'))
  await linda.say(write('plan', 'day-1', 'Arrive at eight'))
  await amina.say(...complete(amina.own))
  await amina.say(await amina.submission(), write(note, 'text', 'a note'), write(note, 'shared', true))
  await dan.say(...complete(dan.own), write(`evidence/${v7()}`, 'text', 'private'))
  await dan.say(await dan.submission())
  await linda.say(command('moderation.open', { without: [world.as('priya').id] }))
  return world
}

const removals: [Persona, (world: ServerWorld) => Promise<void>][] = [
  ['amina', ({ endRole, rid }) => endRole('amina', { role: 'PR', reviewId: rid })],
  ['dan', ({ endRole, rid }) => endRole('dan', { role: 'PR', reviewId: rid })],
  ['linda', ({ endRole, rid }) => endRole('linda', { role: 'LR', reviewId: rid })],
  ['grace', ({ endRole }) => endRole('grace', { role: 'CT' })],
]

describe.each(removals)('when %s is taken off', (persona, remove) => {
  test('each document that they had is gone, once, and nothing is left to read by any way', async () => {
    const world = await lived()
    const who = world.as(persona)
    const had = await who.pullAll()
    expect(had.documents.length).toBeGreaterThan(2)
    await remove(world)
    const { documents, digest, next } = await who.pullAll(had.next, 1)
    expect(documents.map((each) => each.doc).toSorted()).toEqual(had.documents.map((each) => each.doc).toSorted())
    for (const each of documents) expect(each).toMatchObject({ gone: true, fields: {}, held: [] })
    expect(digest).toBe(digestOf([], sha256))
    expect(await who.pullAll(next)).toEqual({ documents: [], digest, next })
    expect((await who.pullAll()).documents).toEqual([])
    for (const { doc } of had.documents) {
      expect((await who.document(doc)).status).toBe(404)
      expect((await who.get(`/reviews/${world.rid}/documents/${doc}/history`)).status).toBe(404)
    }
  })

  test('what they hand in afterwards is theirs to see beside it, and to let go', async () => {
    const world = await lived()
    const who = world.as(persona)
    const { next: had } = await who.pullAll()
    await remove(world)
    const { next } = await who.pullAll(had)
    const [own, others, unknown] = [
      who.entry(write(who.own, ESTIMATE, 'leading')),
      who.entry(write(mine('priya'), ESTIMATE, 'leading')),
      who.entry({ later: 'what nobody understands' }),
    ]
    const sent = await who.send([own, others, unknown])
    expect(sent.body.receipts.map((each) => each.reason)).toEqual(['not-allowed', 'not-allowed', 'invalid'])
    expect(sent.body.documents).toEqual([])
    const shown = new Set([
      [who.own, true, {}, [own]],
      [mine('priya'), true, {}, [others]],
      ['review', true, {}, [unknown]],
    ])
    for (const since of [next, had, undefined]) {
      const { documents, digest } = await who.pullAll(since)
      const withHeld = documents.filter((each) => each.held.length > 0)
      const told = withHeld.map(({ doc, gone, fields, held }) => [doc, gone, fields, held.map((each) => each.entry)])
      expect(new Set(told)).toEqual(shown)
      expect(documents.every((each) => each.gone && Object.keys(each.fields).length === 0)).toBe(true)
      expect(digest).toBe(digestOf([], sha256))
    }
    const { next: seen } = await who.pullAll()
    const released = [own, others, unknown].map(({ mid }) => command('held.release', { mid }))
    expect((await who.say(...released)).map((each) => each.outcome)).toEqual(['applied', 'applied', 'applied'])
    const after = await who.pullAll(seen)
    expect(after.documents.map(({ gone, held }) => [gone, held])).toEqual(after.documents.map(() => [true, []]))
    expect(after.documents.map((each) => each.doc).toSorted()).toEqual([who.own, mine('priya'), 'review'].toSorted())
    expect((await who.pullAll()).documents).toEqual([])
  })

  test('what was held of theirs before stays theirs to see', async () => {
    const world = await lived()
    const who = world.as(persona)
    const held = who.entry(write(mine('priya'), ESTIMATE, 'leading'))
    await who.send([held])
    const had = await who.pullAll()
    await remove(world)
    const { documents } = await who.pullAll(had.next)
    const shown = documents.find((each) => each.doc === mine('priya'))
    expect(shown ?? had.documents.find((each) => each.doc === mine('priya'))).toMatchObject({
      gone: true,
      fields: {},
      held: [{ mid: held.mid, reason: 'not-allowed' }],
    })
    expect((await who.pullAll()).documents).toMatchObject([{ doc: mine('priya'), gone: true, held: [{}] }])
    expect((await world.as('priya').pullAll()).documents.flatMap((each) => each.held)).toEqual([])
  })
})

test('who never could read is told that there is nothing, also after they have tried', async () => {
  const { as, rid } = await lived()
  const omar = as('omar')
  const sent = await omar.send([omar.entry(write(omar.own, ESTIMATE, 'leading'))])
  expect([sent.status, sent.problem]).toEqual([404, 'not-found'])
  for (const path of ['/changes', '/devices', '/documents/review', '/documents/review/history', '', '/progress'])
    expect([path, (await omar.get(`/reviews/${rid}${path}`)).status]).toEqual([path, 404])
})
