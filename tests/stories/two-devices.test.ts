/** One reviewer, a tablet and a phone, a school without a connection: from the first word to the lead's reading it. */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { type Json, byCodeUnits } from '#domain/custody/canonical.ts'
import { differingHeads } from '#domain/custody/state.ts'
import { Draft } from '#app/store/draft.ts'
import type { Device } from '#tests/world/device.ts'
import { idOf } from '#tests/world/known.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { type Line, tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const ESTIMATE = 'areas/leadership/estimate'
const POINT = 'areas/leadership/went-well/p1/text'
const WORDS = '…pupils “own” their learning — naïve café 👩🏽‍🏫 e\u0301'

const draftOn = ({ store }: Device, rid: string) =>
  new Draft({ store, rid, doc: DOC, newId: () => v7(), schedule: () => () => undefined })

async function heads({ store }: Device, rid: string, field: string, doc = DOC) {
  const view = await store.view(rid, doc)
  if (view.status !== 'ready') throw new Error(view.status)
  return view.fields.get(field) ?? []
}

/** Types into a field as a person does: looks at it, types, leaves it. */
async function type(device: Device, rid: string, field: string, value: Json) {
  const draft = draftOn(device, rid)
  draft.begin(field, await heads(device, rid, field))
  draft.edit(field, value)
  draft.end(field)
  await draft.flush()
}

async function open() {
  const world = await serverWorld()
  const { tablet, history } = tabletWorld(world)
  const cut: Line = { next: [] }
  return {
    ...world,
    history,
    cut,
    ipad: await tablet('amina', cut),
    phone: await tablet('amina'),
    lead: await tablet('linda'),
  }
}

const complete = async (device: Device, rid: string) => {
  for (const area of ['leadership', 'provision', 'disadvantaged']) {
    await type(device, rid, `areas/${area}/estimate`, 'effective')
    await type(device, rid, `areas/${area}/went-well/p1/text`, WORDS)
  }
}

test('typed offline, killed, reopened, sent and submitted: the lead reads every byte of it', async () => {
  const { rid, ipad, lead, history, cut } = await open()
  await complete(ipad, rid)
  await ipad.store.give(rid, { type: 'evaluation.submit', args: {} })
  cut.next = Array.from({ length: 3 }, () => 'lost' as const)
  expect(await ipad.exchange()).toEqual({ halt: 'offline' })
  ipad.port.close()
  const reopened = ipad.again()
  expect(await reopened.store.evaluationStatus(rid, idOf('amina'))).toMatchObject({
    status: 'submitted',
    waiting: true,
  })
  expect(await heads(reopened, rid, POINT)).toMatchObject([{ value: WORDS }])
  cut.next = []
  expect(await reopened.exchange()).toBeNull()
  expect(await reopened.store.evaluationStatus(rid, idOf('amina'))).toEqual({
    status: 'submitted',
    waiting: false,
    state: 'F',
  })
  expect(await lead.exchange()).toBeNull()
  expect(await heads(lead, rid, POINT)).toMatchObject([{ value: WORDS }])
  expect((await history('amina', rid, DOC, POINT)).map((write) => write.value)).toEqual([WORDS])
})

test('before it is submitted the lead is given nothing of it; after a recall it is gone again', async () => {
  const { rid, ipad, lead } = await open()
  await complete(ipad, rid)
  await ipad.exchange()
  await lead.exchange()
  expect(await heads(lead, rid, POINT)).toEqual([])
  await ipad.store.give(rid, { type: 'evaluation.submit', args: {} })
  await ipad.exchange()
  await lead.exchange()
  expect(await heads(lead, rid, POINT)).toHaveLength(1)
  await ipad.store.give(rid, { type: 'evaluation.recall', args: {} })
  await ipad.exchange()
  await lead.exchange()
  expect(await heads(lead, rid, POINT)).toEqual([])
  await ipad.store.give(rid, { type: 'evaluation.submit', args: {} })
  await ipad.exchange()
  await lead.exchange()
  expect(await heads(lead, rid, POINT)).toHaveLength(1)
})

test('different fields merge; one estimate given twice shows both; submit waits for the choice', async () => {
  const { rid, ipad, phone } = await open()
  await complete(ipad, rid)
  await ipad.exchange()
  await phone.exchange()
  await type(ipad, rid, ESTIMATE, 'leading')
  await type(phone, rid, ESTIMATE, 'working-towards')
  await type(phone, rid, 'areas/provision/estimate', 'leading')
  await ipad.exchange()
  await phone.exchange()
  await ipad.exchange()
  for (const each of [ipad, phone]) {
    expect(
      differingHeads(await heads(each, rid, ESTIMATE))
        .map((head) => head.value as string)
        .toSorted(byCodeUnits),
    ).toEqual(['leading', 'working-towards'])
    expect(await heads(each, rid, 'areas/provision/estimate')).toMatchObject([{ value: 'leading' }])
  }
  expect(await ipad.store.give(rid, { type: 'evaluation.submit', args: {} })).toEqual({ unsettled: true })
  const both = await heads(ipad, rid, ESTIMATE)
  await draftOn(ipad, rid).settle(ESTIMATE, 'leading', both)
  expect(await ipad.store.give(rid, { type: 'evaluation.submit', args: {} })).toHaveProperty('given')
  await ipad.exchange()
  expect(await ipad.store.evaluationStatus(rid, idOf('amina'))).toMatchObject({ status: 'submitted', waiting: false })
  expect(await ipad.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
  await phone.exchange()
  expect(await heads(phone, rid, ESTIMATE)).toMatchObject([{ value: 'leading' }])
})

test('a change made on the phone after the tablet submitted is kept as held, not lost and not applied', async () => {
  const { rid, ipad, phone } = await open()
  await complete(ipad, rid)
  await ipad.exchange()
  await phone.exchange()
  await ipad.store.give(rid, { type: 'evaluation.submit', args: {} })
  await ipad.exchange()
  await type(phone, rid, POINT, 'one more thing')
  await phone.exchange()
  expect(await phone.store.held()).toMatchObject([
    { doc: DOC, held: { reason: 'locked', entry: { write: { value: 'one more thing' } } } },
  ])
  expect(await heads(phone, rid, POINT)).toMatchObject([{ value: WORDS }])
})

test('everything is on the device after one exchange: list, details, documents', async () => {
  const { rid, ipad } = await open()
  await ipad.exchange()
  const list = await ipad.store.reviewList()
  expect(list?.reviews.map((review) => review.id)).toContain(rid)
  expect(await ipad.store.review(rid)).toMatchObject({ id: rid, myRole: 'PR' })
  expect(await heads(ipad, rid, 'state', 'review')).toMatchObject([{ value: 'F' }])
})
