/**
 * A person looks over their evaluation and submits; words arrive in the moment between. What is handed in is what they
 * looked at: the words are asked about first, and nothing is stored of the submit until then.
 */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { Json } from '#domain/custody/canonical.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import type { Device } from '#tests/world/device.ts'
import { idOf } from '#tests/world/known.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const ESTIMATE = 'areas/leadership/estimate'
const POINT = 'areas/leadership/went-well/p1'
const SUBMIT = { type: 'evaluation.submit', args: {} } as const

async function open() {
  const world = await serverWorld()
  const { rid } = world
  const { tablet } = tabletWorld(world)
  const [ipad, phone] = [await tablet('amina'), await tablet('amina')]
  const write = ({ store }: Device, field: string, value: Json, seen: readonly string[] = []) =>
    store.save(rid, [{ doc: DOC, field, value, seen: seen.map((mid) => ({ mid })), session: v7() }])
  for (const area of ['leadership', 'provision', 'disadvantaged']) {
    await write(ipad, `areas/${area}/estimate`, 'effective')
    await write(ipad, `areas/${area}/went-well/p1/text`, `Seen in ${area}`)
  }
  await ipad.exchange()
  await phone.exchange()
  const fields = async () => {
    const view = await ipad.store.view(rid, DOC)
    if (view.status !== 'ready') throw new Error(view.status)
    return view.fields
  }
  const asked = async () => openQuestions(qar2019, DOC, await fields()).map(({ why, field }) => `${why} ${field}`)
  const midsOf = async (field: string) => (await fields()).get(field)!.map((head) => head.mid)
  return { ...world, ipad, phone, write, asked, midsOf }
}

type Day = Awaited<ReturnType<typeof open>>

const ARRIVALS: [string, (day: Day) => Promise<unknown>, string][] = [
  [
    'another estimate, from the phone',
    async ({ ipad, phone, write }) => {
      await write(phone, ESTIMATE, 'leading')
      await phone.exchange()
      await ipad.exchange()
    },
    `answers-differ ${ESTIMATE}`,
  ],
  [
    'words in a deleted point, from the phone',
    async ({ ipad, phone, write }) => {
      await write(phone, `${POINT}/_deleted`, true)
      await write(phone, `${POINT}/deleted-having-seen`, [])
      await phone.exchange()
      await ipad.exchange()
    },
    `words-unseen ${POINT}/_deleted`,
  ],
  [
    'another text, from another tab',
    ({ ipad, write }) => write(ipad.again(), `${POINT}/text`, 'typed in the other tab'),
    `answers-differ ${POINT}/text`,
  ],
]

test.each(ARRIVALS)('%s: asked before anything is handed in', async (_, arrive, question) => {
  const day = await open()
  const { rid, ipad, asked } = day
  expect(await asked()).toEqual([])
  await arrive(day)
  const before = await ipad.store.counts()
  expect(await ipad.store.give(rid, SUBMIT)).toEqual({ unsettled: true })
  expect(await asked()).toEqual([question])
  expect(await ipad.store.counts()).toEqual(before)
  expect(await ipad.store.evaluationStatus(rid, idOf('amina'))).toMatchObject({ status: 'draft', waiting: false })
})

test('once it is answered the same submit is given and applied', async () => {
  const day = await open()
  const { rid, ipad, write, midsOf } = day
  await ARRIVALS[0]![1](day)
  expect(await ipad.store.give(rid, SUBMIT)).toEqual({ unsettled: true })
  await write(ipad, ESTIMATE, 'leading', await midsOf(ESTIMATE))
  expect(await ipad.store.give(rid, SUBMIT)).toHaveProperty('given')
  expect(await ipad.exchange()).toBeNull()
  expect(await ipad.store.evaluationStatus(rid, idOf('amina'))).toMatchObject({ status: 'submitted', waiting: false })
})

test('more than the server takes, pasted in another tab: named first; nothing else that is given asks', async () => {
  const { rid, ipad, write, midsOf } = await open()
  await write(ipad.again(), `${POINT}/text`, 'x'.repeat(300_000), await midsOf(`${POINT}/text`))
  expect(await ipad.store.give(rid, SUBMIT)).toEqual({ unsettled: true })
  expect(await ipad.store.refusedIn(rid, DOC)).toHaveLength(1)
  expect(await ipad.store.give(rid, { type: 'evaluation.recall', args: {} })).toHaveProperty('given')
})
