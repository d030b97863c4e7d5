/** Two devices of one reviewer against the real server: what one sends is on the other’s screen before that has asked. */
import { expect, onTestFinished, test } from 'vitest'
import { v7 } from 'uuid'
import { isFault } from '#app/store/faults.ts'
import { pullFully } from '#app/sync/exchange.ts'
import { Listening } from '#app/sync/listening.ts'
import type { Persona } from '#server/demo/people.ts'
import type { Device } from '#tests/world/device.ts'
import { listeningWorld } from '#tests/world/listening.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const text = (n: number) => `areas/leadership/went-well/p${n}/text`

async function open() {
  const world = await serverWorld()
  const { tablet } = tabletWorld(world)
  const { request } = listeningWorld(world)
  const listen = async (persona: Persona, { sync, exchange }: Device) => {
    expect(await exchange()).toBeNull()
    const heard = { streams: 0, pulls: 0 }
    const listening = new Listening(
      {
        context: sync,
        schedule: (work, ms) => {
          const timer = setTimeout(work, ms)
          return () => clearTimeout(timer)
        },
        nowMs: () => performance.now(),
        random: () => 1,
        isVisible: () => true,
        pull: async (rid, isNeeded) => {
          if (!(await isNeeded())) return
          heard.pulls += 1
          await pullFully(sync, rid, false)
        },
      },
      {
        origin: '',
        fetch: async (address, init) => {
          heard.streams += 1
          return request(persona, address.replace('/api/v1', ''), init)
        },
      },
    )
    onTestFinished(() => listening.stop())
    listening.attend()
    await expect.poll(() => heard.streams).toBe(1)
    return heard
  }
  return { ...world, tablet, listen }
}

async function type({ store }: Device, rid: string, n: number, value: string) {
  const change = { doc: DOC, field: text(n), value, seen: [], session: v7() }
  const outcome = await store.save(rid, [change])
  if (isFault(outcome)) throw new Error(outcome.fault)
}

async function shown({ store }: Device, rid: string, n: number, doc = DOC) {
  const view = await store.view(rid, doc)
  return view.status === 'ready' ? (view.fields.get(text(n)) ?? []).map(({ value }) => value) : view.status
}

test('what is sent by one is shown by the other, which asks for nothing', async () => {
  const { rid, tablet, listen } = await open()
  const [ipad, phone] = [await tablet('amina'), await tablet('amina')]
  await type(ipad, rid, 1, 'before')
  await ipad.exchange()
  const heard = await listen('amina', phone)
  await type(ipad, rid, 2, 'after')
  await ipad.exchange()
  await expect.poll(() => shown(phone, rid, 2)).toEqual(['after'])
  expect(heard).toEqual({ streams: 1, pulls: 0 })
})

test('a long text, and a first word, are pulled at once; an own push costs the listener nothing more', async () => {
  const { rid, tablet, listen } = await open()
  const [ipad, phone] = [await tablet('amina'), await tablet('amina')]
  const heard = await listen('amina', phone)
  await type(ipad, rid, 1, 'the first word of all')
  await ipad.exchange()
  await expect.poll(() => shown(phone, rid, 1)).toEqual(['the first word of all'])
  expect(heard.pulls).toBe(1)
  const long = 'Every lesson began with what pupils remembered. '.repeat(400)
  await type(ipad, rid, 2, long)
  await ipad.exchange()
  await expect.poll(() => shown(phone, rid, 2)).toEqual([long])
  expect(heard.pulls).toBe(2)
  await type(phone, rid, 3, 'my own')
  await phone.exchange()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(heard).toEqual({ streams: 1, pulls: 2 })
})

test('who may not read it yet hears nothing of it, and is given it by itself when it is submitted', async () => {
  const { rid, as, tablet, listen } = await open()
  const lead = await tablet('linda')
  const heard = await listen('linda', lead)
  const amina = as('amina')
  for (const area of ['leadership', 'provision', 'disadvantaged']) {
    const write = (field: string, value: string) => ({
      write: { doc: DOC, field: `areas/${area}/${field}`, value, ctx: [] },
    })
    await amina.say(write('estimate', 'effective'), write('went-well/p1/text', 'seen'))
  }
  expect(await shown(lead, rid, 1)).toEqual([])
  expect(heard.pulls).toBe(0)
  await amina.say(await amina.submission())
  await expect.poll(() => shown(lead, rid, 1)).toEqual(['seen'])
})
