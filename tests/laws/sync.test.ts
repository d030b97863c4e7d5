/**
 * Two devices of one person, a network that loses and repeats, programs that die: whatever happens, each acknowledged
 * write is in the server's history exactly once with the value that was shown as saved, and when all is quiet both
 * devices show the same state.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { type Device } from '#tests/world/device.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { type Fate, type Line, tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const FIELDS = ['areas/leadership/went-well/p1/text', 'areas/leadership/went-well/p2/text']

const which = fc.constantFrom(0, 1)
const fates = fc.array(fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'answer-lost', 'twice'), { maxLength: 6 })
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('edit' as const), on: which, field: which, goesOn: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('exchange' as const), on: which, fates }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), on: which }) },
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

interface Hands {
  device: Device
  readonly line: Line
  /** The editing sessions that are open, by field. */
  readonly sessions: Map<string, { session: string; mid: string; value: string }>
}

async function play(actions: readonly Action[]) {
  const world = await serverWorld()
  const { rid } = world
  const { tablet, history } = tabletWorld(world)
  const lines: Line[] = [{ next: [] }, { next: [] }]
  const hands: Hands[] = []
  for (const line of lines) hands.push({ device: await tablet('amina', line), line, sessions: new Map() })
  const acknowledged = new Map<string, { field: string; value: string }>()
  let words = 0

  for (const each of actions) {
    const hand = hands[each.on]!
    if (each.do === 'edit') await edit(hand, FIELDS[each.field]!, each.goesOn)
    else if (each.do === 'exchange') {
      hand.line.next = [...each.fates]
      await hand.device.exchange()
      hand.line.next = []
    } else {
      hand.device.port.close()
      hand.device = hand.device.again()
      hand.sessions.clear()
    }
  }
  for (const hand of [...hands, ...hands]) expect(await hand.device.exchange()).toBeNull()

  for (const [mid, { field, value }] of acknowledged) {
    const kept = (await history('amina', rid, DOC, field)).filter((write) => write.mid === mid)
    expect(kept.map((write) => write.value)).toEqual([value])
  }
  const [one, two] = await Promise.all(hands.map(({ device }) => shown(device)))
  expect(two).toEqual(one)
  for (const { device } of hands) {
    expect(await device.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
    device.port.close()
  }

  async function edit({ device, sessions }: Hands, field: string, goesOn: boolean) {
    const value = `words ${(words += 1)}`
    const going = goesOn ? sessions.get(field) : undefined
    const seen = going ? [going] : (await headsOf(device, field)).map(({ mid, value: each }) => ({ mid, value: each }))
    const session = going?.session ?? v7()
    const outcome = await device.store.save(rid, [{ doc: DOC, field, value, seen, session }])
    if (!('saved' in outcome)) throw new Error(outcome.fault)
    const { mid } = outcome.saved[0]!
    acknowledged.set(mid, { field, value })
    sessions.set(field, { session, mid, value })
  }
  async function headsOf({ store }: Device, field: string) {
    const view = await store.view(rid, DOC)
    if (view.status !== 'ready') throw new Error(view.status)
    return view.fields.get(field) ?? []
  }
  async function shown(device: Device) {
    const heads = await Promise.all(
      FIELDS.map(async (field) =>
        (await headsOf(device, field)).map((head) => `${head.mid} ${JSON.stringify(head.value)}`).toSorted(),
      ),
    )
    return heads
  }
}

test('nothing that was saved is lost, doubled or altered, and both devices agree in the end', async () => {
  await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 14 }), play), {
    numRuns: 40,
    endOnFailure: false,
  })
}, 300_000)
