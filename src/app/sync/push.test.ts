/** Batches that are under way together: only what the server may take in any order, and nothing is lost whichever fails. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { type Device, device } from '#tests/world/device.ts'
import { type Meddle, SmallServer, problemResponse } from '#tests/world/small-server.ts'
import { isFault } from '#app/store/faults.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const text = (n: number) => `areas/leadership/went-well/p${n}/text`
/** Two of these are more than a batch may be. */
const LONG = 'x'.repeat(150_000)

let server: SmallServer
let tablet: Device

beforeEach(() => {
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
})

async function write(field: string, value: string, seen: readonly string[] = []): Promise<string> {
  const change = { doc: DOC, field, value, seen: seen.map((mid) => ({ mid })), session: v7() }
  const outcome = await tablet.store.save(RID, [change])
  if (isFault(outcome)) throw new Error(outcome.fault)
  return outcome.saved[0]!.mid
}

const waiting = async () => (await tablet.port.read(['outbox'], (rows) => rows.ofReview('outbox', RID))).length
const kept = () => server.kept.get(RID)!.map(({ entry }) => entry.mid)

/** Answers a push only when another has come meanwhile, or none has come for a while; says which came together. */
function together(): { readonly meddle: Meddle; readonly pairs: string[] } {
  const pairs: string[] = []
  let come: ((with_: string) => void) | null = null
  const meddle: Meddle = async ({ path, body }, through) => {
    if (!path.endsWith('/journal')) return through()
    const name = (body!['entries'] as unknown as { dseq: number }[]).map(({ dseq }) => dseq).join()
    if (come) {
      come(name)
      return through()
    }
    const other = await new Promise<string | null>((resolve) => {
      come = resolve
      setTimeout(() => resolve(null), 300)
    })
    come = null
    if (other !== null) pairs.push(`${name} with ${other}`)
    return through()
  }
  return { meddle, pairs }
}

test('while the server has one batch the next is on its way, and may be taken first', async () => {
  const mids = [await write(text(1), `${LONG}1`), await write(text(2), `${LONG}2`), await write(text(3), `${LONG}3`)]
  const { meddle, pairs } = together()
  server.meddle = meddle
  expect(await tablet.exchange()).toBeNull()
  expect(pairs).toEqual(['1 with 2'])
  expect(kept()).toEqual([mids[1], mids[0], mids[2]])
  expect(await waiting()).toBe(0)
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
})

test('a write of the same field, and a decision, wait for what was written before', async () => {
  const first = await write(text(1), `${LONG}1`)
  const second = await write(text(1), `${LONG}2`, [first])
  const { given } = (await tablet.store.give(RID, { type: 'evaluation.submit', args: {} })) as { given: string }
  const late = await write(text(2), LONG)
  const { meddle, pairs } = together()
  server.meddle = meddle
  expect(await tablet.exchange()).toBeNull()
  expect(pairs).toEqual([])
  expect(kept()).toEqual([first, second, given, late])
  expect(await tablet.store.held()).toMatchObject([{ held: { mid: late, reason: 'locked' } }])
})

test.each([
  ['refused for its size', () => problemResponse(413, 'batch-too-large'), null],
  ['not answered', () => Promise.reject(new TypeError('no connection')), { halt: 'offline' }],
  ['a copy of this device has used its number', () => problemResponse(409, 'device-forked'), null],
])('the first of two is %s: the second is taken in all the same, and each is there once', async (_, answer, halt) => {
  const mids = [await write(text(1), `${LONG}1`), await write(text(2), `${LONG}2`), await write(text(3), 'c')]
  let count = 0
  server.meddle = ({ path }, through) => (path.endsWith('/journal') && (count += 1) === 1 ? answer() : through())
  expect(await tablet.exchange()).toEqual(halt)
  expect(kept()).toContain(mids[1])
  await tablet.exchange()
  expect(await waiting()).toBe(0)
  expect(kept().toSorted()).toEqual(mids.toSorted())
})
