/**
 * The program dies between any two of its steps: between two rows of a transaction, after a commit, with a request on
 * its way, with its answer unread. It is started again and nothing may be lost, and nothing done twice.
 */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { Death, type Device, device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const FIELD = 'areas/leadership/went-well/p1/text'

async function type(tablet: Device, value: string, seen: readonly string[], acknowledged: Map<string, string>) {
  const outcome = await tablet.store.save(RID, [
    { doc: DOC, field: FIELD, value, seen: seen.map((mid) => ({ mid })), session: v7() },
  ])
  if (!('saved' in outcome)) throw new Error(outcome.fault)
  const { mid } = outcome.saved[0]!
  acknowledged.set(mid, value)
  return mid
}

/** A day on a tablet: typing, sending, another device's work, the server restored. Answers with what was shown as saved. */
async function day(tablet: Device, server: SmallServer, acknowledged: Map<string, string>) {
  const first = await type(tablet, 'a', [], acknowledged)
  await tablet.exchange()
  const second = await type(tablet, 'ab', [first], acknowledged)
  await tablet.exchange()
  await type(tablet, 'abc', [second], acknowledged)
  server.epoch = v7()
  server.kept.set(RID, server.kept.get(RID)!.slice(0, 1))
  await tablet.exchange()
  await tablet.store.give(RID, { type: 'evaluation.submit', args: {} })
  await tablet.exchange()
}

async function dieAt(limit: number) {
  const server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  const acknowledged = new Map<string, string>()
  let steps = 0
  const step = () => {
    steps += 1
    if (steps > limit) throw new Death()
  }
  const tablet = device({ personId: AMINA, fetch: server.fetch, step })
  const died = await day(tablet, server, acknowledged).then(
    () => false,
    () => true,
  )
  return { server, acknowledged, steps, died, tablet }
}

test('the day has enough steps to die at', async () => {
  const { died, steps } = await dieAt(Infinity)
  expect(died).toBe(false)
  expect(steps).toBeGreaterThan(100)
})

test('whenever it dies, all that was saved reaches the server once, and both show the same', async () => {
  const { steps } = await dieAt(Infinity)
  for (let limit = 0; limit < steps; limit += 1) {
    const { server, acknowledged, tablet } = await dieAt(limit)
    tablet.port.close()
    const again = tablet.again()
    expect(await again.exchange(), `died at ${limit}`).toBeNull()
    const received = server.history(RID, FIELD).map(({ entry }) => entry.mid)
    expect(new Set(received).size, `died at ${limit}`).toBe(received.length)
    for (const [mid, value] of acknowledged) {
      const kept = server.history(RID, FIELD).find(({ entry }) => entry.mid === mid)
      expect(kept?.entry, `died at ${limit}`).toMatchObject({ write: { value } })
    }
    const view = await again.store.view(RID, DOC)
    const shown =
      view.status === 'ready' ? (view.fields.get(FIELD) ?? []).map((head) => JSON.stringify(head.value)) : []
    // One that was committed but not yet shown as saved may be there too; two would be a conflict with oneself.
    const last = [...acknowledged.values()].at(-1)
    expect(shown.length, `died at ${limit}`).toBe(received.length > 0 ? 1 : 0)
    expect(shown[0] ?? '', `died at ${limit}`).toContain(last ?? '')
    expect(await again.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
    again.port.close()
  }
}, 120_000)
