/**
 * Two texts for one point, and a person who keeps both: what they get is what they saw, whole, and whatever came
 * meanwhile is asked about next. "Keep both" that drops a word would be the worst lie that this product can tell.
 */
import { expect, test } from 'vitest'
import { differingHeads } from '#domain/custody/state.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'
import { type Desk, TEXT, YEARS, deskAt } from './desk.ts'

const DOC = mine('amina')

async function begin() {
  const world = await serverWorld()
  const { tablet } = tabletWorld(world)
  const ipad = deskAt(await tablet('amina'), world.rid, DOC, YEARS)
  const phone = deskAt(await tablet('amina'), world.rid, DOC, -YEARS)
  const meet = async () => {
    for (const { device } of [ipad, phone, ipad, phone]) expect(await device.exchange()).toBeNull()
    for (const desk of [ipad, phone]) await desk.look()
  }
  await ipad.write('as it was')
  await meet()
  return { rid: world.rid, ipad, phone, meet }
}

const texts = async (desk: Desk) => differingHeads((await desk.look()).get(TEXT) ?? []).map((head) => head.value)
/** As the screen does it: by the heads that are drawn. */
const keepBoth = ({ live, draft }: Desk) => {
  const shown = live.heads(TEXT)
  const joined = differingHeads(shown).map((head) => head.value as string)
  return draft.settle(TEXT, joined.join('\n'), shown)
}

test('both texts are kept, and it is settled on both devices', async () => {
  const { ipad, phone, meet } = await begin()
  await ipad.write('from the tablet')
  await phone.write('from the phone')
  await meet()
  await keepBoth(ipad)
  await meet()
  for (const desk of [ipad, phone]) {
    const [text, ...more] = await texts(desk)
    expect(more).toEqual([])
    expect((text as string).split('\n').toSorted()).toEqual(['from the phone', 'from the tablet'])
    expect(await desk.asked()).toEqual([])
  }
})

test('an answer that arrives between the look and the tap stays an answer, and is asked about', async () => {
  const { ipad, phone, meet } = await begin()
  await ipad.write('from the tablet')
  await phone.write('from the phone')
  await meet()
  await phone.write('from the phone, much longer')
  await phone.device.exchange()
  await ipad.device.exchange()
  await keepBoth(ipad)
  await meet()
  for (const desk of [ipad, phone]) {
    expect(await desk.asked()).toEqual(['answers-differ'])
    expect(await texts(desk)).toContain('from the phone, much longer')
  }
})

test('words typed meanwhile in another tab, into the very write that was shown, stay too', async () => {
  const { rid, ipad, phone, meet } = await begin()
  await phone.write('from the phone')
  await phone.device.exchange()
  const other = deskAt(ipad.device.again(), rid, DOC)
  await other.look()
  other.draft.begin(TEXT, other.live.heads(TEXT))
  other.draft.edit(TEXT, 'from the tablet')
  await other.draft.flush()
  await ipad.device.exchange()
  other.draft.edit(TEXT, 'from the tablet, and')
  await other.draft.flush()
  await ipad.look()
  other.draft.edit(TEXT, 'from the tablet, and much more')
  await other.draft.flush()
  await keepBoth(ipad)
  await meet()
  expect(await texts(phone)).toContain('from the tablet, and much more')
  expect(await phone.asked()).toEqual(['answers-differ'])
})

test('equal answers are settled with those that differ, and do not come back', async () => {
  const { ipad, phone, meet } = await begin()
  await ipad.write('the same')
  await phone.write('the same')
  await meet()
  expect(await ipad.asked()).toEqual([])
  expect(ipad.live.heads(TEXT)).toHaveLength(2)
  await ipad.write('the same, longer')
  await meet()
  expect(await texts(phone)).toEqual(['the same, longer'])
})
