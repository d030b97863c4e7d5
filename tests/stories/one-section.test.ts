/**
 * The lead and a colleague of the central team write one section of a report at once, each on a tablet of their own and
 * for a while without a connection. What they changed in different sentences is one text, which somebody checks; what
 * they changed in one sentence is a question; and nobody's sentence is lost on the way.
 */
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { Draft } from '#app/store/draft.ts'
import { type Head, differingHeads } from '#domain/custody/state.ts'
import { uncheckedMerges } from '#domain/custody/merge.ts'
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { decideAsSystem } from '#server/planning.ts'
import type { Device } from '#tests/world/device.ts'
import { serverWorld } from '#tests/world/server.ts'
import { type Line, tabletWorld } from '#tests/world/tablets.ts'

const DOC = 'section/context'
const TEXT = 'Pupils behave well. They read daily. Leaders know the school.'

/** A person at the section, who writes over what they last looked at. */
function atSection(device: Device, rid: string) {
  const draft = new Draft({ store: device.store, rid, doc: DOC, newId: () => v7(), schedule: () => () => undefined })
  let shown: readonly Head[] = []
  const fields = async () => {
    const view = await device.store.view(rid, DOC)
    if (view.status !== 'ready') throw new Error(view.status)
    return view.fields
  }
  const look = async () => {
    shown = (await fields()).get('text') ?? []
    return differingHeads(shown).map(({ value }) => value as string)
  }
  return {
    device,
    look,
    change: async (from: string, to: string) => {
      const [text = ''] = await look()
      draft.begin('text', shown)
      draft.edit('text', text.replace(from, to))
      draft.end('text')
      await draft.flush()
    },
    settle: async (how: (texts: readonly string[]) => string) => draft.settle('text', how(await look()), shown),
    unchecked: async () => uncheckedMerges(await fields()),
  }
}

async function writing() {
  const world = await serverWorld()
  await inOwnTransaction(world.context, (tx) => decideAsSystem(world.context, tx, world.rid, [[STATE_FIELD, 'M']]))
  const { tablet, history } = tabletWorld(world)
  const line: Line = { next: [] }
  const [linda, grace] = [await tablet('linda', line), await tablet('grace')].map((each) =>
    atSection(each, world.rid),
  ) as [At, At]
  const meet = async () => {
    for (const { device } of [linda, grace, linda, grace]) expect(await device.exchange()).toBeNull()
  }
  await meet()
  await linda.change('', TEXT)
  await meet()
  return { ...world, linda, grace, line, meet, past: () => history('linda', world.rid, DOC, 'text') }
}
type At = ReturnType<typeof atSection>

/** Whether a device ever found that it held something else than the server. */
const differed = async ({ device }: At) =>
  (await device.port.read(['meta'], (rows) => rows.all('meta'))).filter(({ key }) => key.startsWith('differed/'))

test('two sentences changed by two people are one text, until somebody has checked it', async () => {
  const { linda, grace, meet, past } = await writing()
  await linda.change('behave well', 'behave very well')
  await grace.change('know the', 'know their')
  await meet()
  const both = TEXT.replace('behave well', 'behave very well').replace('know the', 'know their')
  for (const each of [linda, grace]) {
    expect([await each.look(), await each.unchecked()]).toEqual([[both], ['text']])
  }
  await grace.settle(([text]) => text!)
  await meet()
  for (const each of [linda, grace]) {
    expect([await each.look(), await each.unchecked(), await differed(each)]).toEqual([[both], [], []])
  }
  expect((await past()).map(({ by }) => by).filter((by) => by === 'system')).toHaveLength(1)
})

test('one sentence changed by two people is two texts, and both can be kept', async () => {
  const { linda, grace, meet } = await writing()
  await linda.change('daily', 'every day')
  await grace.change('daily', 'each morning')
  await meet()
  expect(await linda.look()).toHaveLength(2)
  await linda.settle((texts) => texts.join('\n'))
  await meet()
  const [text, ...more] = await grace.look()
  expect([more, await grace.unchecked()]).toEqual([[], []])
  for (const words of ['every day', 'each morning']) expect(text).toContain(words)
})

test('whoever types on sees their own words until they are merged, and is asked nothing in between', async () => {
  const { linda, grace, line, meet } = await writing()
  await grace.change('know the', 'know their')
  await grace.device.exchange()
  await linda.change('behave well', 'behave very well')
  line.next = ['answer-lost']
  await linda.device.exchange()
  await linda.change('daily', 'every day')
  expect(await linda.look()).toEqual([TEXT.replace('behave well', 'behave very well').replace('daily', 'every day')])
  await meet()
  for (const each of [linda, grace])
    expect(await each.look()).toEqual(['Pupils behave very well. They read every day. Leaders know their school.'])
})
