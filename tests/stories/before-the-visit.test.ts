/**
 * Before the visit the head puts forward an Area of Excellence and says what has become of what the last review asked for,
 * without a connection. The reviewers read it as soon as there is one; what she says once the review has started is kept
 * and not applied, and what she takes back is gone for them and not for her.
 */
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { Draft } from '#app/store/draft.ts'
import type { Json } from '#domain/custody/canonical.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { answerIn, stepField } from '#domain/evaluation/steps.ts'
import type { Device } from '#tests/world/device.ts'
import { command, serverWorld } from '#tests/world/server.ts'
import { type Line, tabletWorld } from '#tests/world/tablets.ts'

const STEP = v7()

async function beforeTheVisit() {
  const world = await serverWorld({ planned: true })
  const { rid } = world
  const line: Line = { next: [] }
  const { tablet } = tabletWorld(world)
  const helen = await tablet('helen', line)
  const dan = await tablet('dan')
  const write = async (doc: string, field: string, value: Json) => {
    const draft = new Draft({ store: helen.store, rid, doc, newId: () => v7(), schedule: () => () => undefined })
    const view = await helen.store.view(rid, doc)
    if (view.status !== 'ready') throw new Error(view.status)
    await draft.choose(field, value, view.fields.get(field) ?? [])
  }
  const meet = async () => {
    for (const each of [helen, dan, helen]) expect(await each.exchange()).toBeNull()
  }
  const named = async ({ store }: Device) => (await store.review(rid))?.nominations
  const reads = async ({ store }: Device, doc: string) => {
    const view = await store.view(rid, doc)
    if (view.status !== 'ready') throw new Error(view.status)
    return view.fields
  }
  await meet()
  return { ...world, line, helen, dan, write, meet, named, reads }
}

test('what is put forward without a connection is read by the reviewers, and is gone for them when it is taken back', async () => {
  const { line, helen, dan, write, meet, named, reads } = await beforeTheVisit()
  const doc = `nomination/${v7()}`
  line.next = ['lost', 'lost', 'lost']
  await write(doc, 'title', 'Talking to learn')
  expect(await helen.exchange()).not.toBeNull()
  line.next = []
  expect(await named(dan)).toEqual([])
  await meet()
  expect([await named(dan), await named(helen)]).toEqual([[doc], [doc]])
  expect((await reads(dan, doc)).get('title')?.map(({ value }) => value)).toEqual(['Talking to learn'])

  await write(doc, '_deleted', true)
  await meet()
  expect([await named(dan), await named(helen)]).toEqual([[], []])
  expect((await reads(helen, doc)).get('title')?.map(({ value }) => value)).toEqual(['Talking to learn'])
  await write(doc, '_deleted', null)
  await meet()
  expect(await named(dan)).toEqual([doc])
})

test('what has become of a step is said until the review starts; afterwards it is kept and not applied', async () => {
  const { as, helen, dan, write, meet, reads } = await beforeTheVisit()
  await write(PLAN, stepField(STEP, 'status'), 'partly')
  await write(PLAN, stepField(STEP, 'note'), 'In Key Stage 1 – and soon in Key Stage 2')
  await meet()
  const said = { status: 'partly', note: 'In Key Stage 1 – and soon in Key Stage 2' }
  expect(answerIn(await reads(dan, PLAN), STEP)).toEqual(said)

  await as('linda').say(command('review.start'))
  await write(PLAN, stepField(STEP, 'status'), 'acted-on')
  await meet()
  expect(answerIn(await reads(dan, PLAN), STEP)).toEqual(said)
  expect((await helen.store.held()).map(({ held }) => held.reason)).toEqual(['not-allowed'])
})
