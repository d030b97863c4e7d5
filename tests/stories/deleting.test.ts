/**
 * One reviewer deletes a point on the tablet and goes on writing it on the phone, without a connection and with clocks
 * that are years wrong: they are asked exactly when a deletion had not seen the words, on both devices, and once.
 */
import { expect, test } from 'vitest'
import { headsIn, mine, serverWorld, write } from '#tests/world/server.ts'
import { type Line, tabletWorld } from '#tests/world/tablets.ts'
import { type Desk, POINT, TEXT, YEARS, deskAt } from './desk.ts'

const DOC = mine('amina')
const clocks = [-YEARS, 0, YEARS].flatMap((ipad) => [-YEARS, YEARS].map((phone) => [ipad, phone] as const))
const ORDERS = ['ipad first', 'phone first'] as const
const cases = clocks.flatMap(([ipad, phone]) => ORDERS.map((order) => ({ ipad, phone, order })))
type Case = (typeof cases)[number]

async function begin({ ipad: ahead, phone: behind, order }: Case) {
  const world = await serverWorld()
  const { tablet } = tabletWorld(world)
  const line: Line = { next: [] }
  const ipad = deskAt(await tablet('amina', line), world.rid, DOC, ahead)
  const phone = deskAt(await tablet('amina'), world.rid, DOC, behind)
  const both = order === 'ipad first' ? [ipad, phone] : [phone, ipad]
  const meet = async () => {
    for (const { device } of [...both, ...both]) expect(await device.exchange()).toBeNull()
    for (const desk of both) await desk.look()
  }
  await ipad.write('as it was')
  await meet()
  return {
    ...world,
    ipad,
    phone,
    line,
    meet,
    each: (say: (desk: Desk) => Promise<unknown>) => Promise.all([say(ipad), say(phone)]),
  }
}
const ordinary = cases[0]!
const asked = (desk: Desk) => desk.asked()
const shown = (desk: Desk) => desk.shown()
const twice = <T>(value: T) => [value, value]

test.each(cases)('unseen words are asked about and restored: $order, $ipad, $phone', async (each) => {
  const { ipad, phone, meet, each: all } = await begin(each)
  await ipad.remove()
  await phone.write('as it was, and forty more words')
  await meet()
  expect(await all(asked)).toEqual(twice(['words-unseen']))
  await phone.restore()
  await meet()
  expect(await all(asked)).toEqual(twice([]))
  expect(await all(shown)).toEqual(twice(['as it was, and forty more words']))
})

test.each(cases)('unseen words are asked about and left deleted, once: $order, $ipad, $phone', async (each) => {
  const { ipad, phone, rid, meet, each: all } = await begin(each)
  await phone.write('as it was, and forty more words')
  await ipad.remove()
  await meet()
  expect(await all(asked)).toEqual(twice(['words-unseen']))
  await ipad.leave()
  expect(await ipad.asked()).toEqual([])
  await meet()
  expect(await all(asked)).toEqual(twice([]))
  expect(await all(shown)).toEqual(twice([]))
  const again = deskAt(phone.device.again(), rid, DOC)
  expect(await again.asked()).toEqual([])
})

test.each(cases)(
  'words that were on the screen when they were deleted are not asked about: $order, $ipad, $phone',
  async (each) => {
    const { ipad, phone, meet, each: all } = await begin(each)
    await phone.write('seen by the tablet')
    await meet()
    await ipad.remove()
    expect(await ipad.asked()).toEqual([])
    await meet()
    expect(await all(asked)).toEqual(twice([]))
    expect(await all(shown)).toEqual(twice([]))
  },
)

test.each(cases)('own words that are not saved yet go with the deletion: $order, $ipad, $phone', async (each) => {
  const { ipad, meet, each: all } = await begin(each)
  ipad.draft.begin(TEXT, ipad.live.heads(TEXT))
  ipad.draft.edit(TEXT, 'typed and thrown away')
  await ipad.remove()
  expect(await ipad.asked()).toEqual([])
  await meet()
  expect(await all(asked)).toEqual(twice([]))
  expect(await all(shown)).toEqual(twice([]))
})

test.each(cases)(
  'one device leaves it deleted, the other restores it: one more question, then none: $order, $ipad, $phone',
  async (each) => {
    const { ipad, phone, meet, each: all } = await begin(each)
    await ipad.remove()
    await phone.write('as it was, and more')
    await meet()
    await ipad.leave()
    await phone.restore()
    await meet()
    expect(await all(asked)).toEqual(twice(['deletion-differs']))
    await phone.leave()
    await meet()
    expect(await all(asked)).toEqual(twice([]))
    expect(await all(shown)).toEqual(twice([]))
  },
)

test('words that arrive while the question is on the screen are asked about after it', async () => {
  const { ipad, phone, meet, each: all } = await begin(ordinary)
  await ipad.remove()
  await phone.write('more')
  await meet()
  await phone.write('more, and still more')
  await phone.device.exchange()
  await ipad.device.exchange()
  await ipad.leave()
  await meet()
  expect(await all(asked)).toEqual(twice(['words-unseen']))
  await ipad.leave()
  await meet()
  expect(await all(asked)).toEqual(twice([]))
})

test('words that arrive between the tap and a field that is being written in stay a question', async () => {
  const { ipad, phone, meet, each: all } = await begin(ordinary)
  ipad.draft.begin(TEXT, ipad.live.heads(TEXT))
  await phone.write('from the phone')
  await meet()
  ipad.draft.edit(TEXT, '')
  await ipad.remove()
  await meet()
  expect(await all(asked)).toEqual(twice(['words-unseen']))
})

test('a deletion undone leaves nothing to ask, nor does one that was done twice', async () => {
  const { ipad, meet, each: all } = await begin(ordinary)
  await Promise.all([ipad.remove(), ipad.remove()])
  await ipad.undo()
  expect(await ipad.shown()).toEqual(['as it was'])
  await meet()
  await ipad.remove()
  await ipad.undo()
  await ipad.remove()
  await ipad.undo()
  await meet()
  expect(await all(asked)).toEqual(twice([]))
  expect(await all(shown)).toEqual(twice(['as it was']))
  await ipad.remove()
  await meet()
  expect(await all(asked)).toEqual(twice([]))
  expect(await all(shown)).toEqual(twice([]))
})

test('another tab that types on into words which this one has just deleted is asked about them', async () => {
  const { ipad, phone, rid, meet, each: all } = await begin(ordinary)
  const other = deskAt(ipad.device.again(), rid, DOC)
  await other.look()
  other.draft.begin(TEXT, other.live.heads(TEXT))
  other.draft.edit(TEXT, 'typed in the other tab')
  await other.draft.flush()
  await ipad.look()
  await ipad.remove()
  other.draft.edit(TEXT, 'typed in the other tab, and on')
  await other.draft.flush()
  expect(await ipad.asked()).toEqual(['words-unseen'])
  await meet()
  expect(await all(asked)).toEqual(twice(['words-unseen']))
  await phone.restore()
  await meet()
  expect(await all(shown)).toEqual(twice(['typed in the other tab, and on']))
})

test('of a program that does not say what it saw, the order of arrival is asked', async () => {
  const { ipad, phone, as, clock, meet, each: all } = await begin(ordinary)
  const program = as('amina')
  const [text] = headsIn((await program.document(DOC)).body, TEXT)
  clock.now = '2026-11-21T10:00:00.000Z'
  await program.say(write(DOC, `${POINT}/_deleted`, true))
  await phone.write('later words')
  expect(await ipad.device.exchange()).toBeNull()
  expect(await ipad.asked()).toEqual([])
  clock.now = '2026-11-21T11:00:00.000Z'
  await meet()
  expect(text).toBeDefined()
  expect(await all(asked)).toEqual(twice(['words-unseen']))
  await ipad.leave()
  await meet()
  expect(await all(asked)).toEqual(twice([]))
})
