/**
 * Everybody waits while one batch is taken: one process, one store. So the largest batch that a signed-in person can send
 * is taken quickly whatever it says, and entries that are judged before those ahead of them are in the store are judged
 * as if they were.
 */
import type { JsonObject } from '#domain/custody/canonical.ts'
import { isPostgresql } from '#tests/world/store.ts'
import { type Somebody, command, complete, serverWorld, write } from '#tests/world/server.ts'
import type { KyselyPlugin } from 'kysely'
import { v7 } from 'uuid'
import { expect, test, vi } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'
const MOST_MS = 1000
const ALL = 400
const many = <T>(make: (index: number) => T): T[] => Array.from({ length: ALL }, (_, index) => make(index))

/** Each statement goes to another process and comes back, which is not the batch's fault. */
const mostMs = (): number => (isPostgresql() ? 4 : 1) * MOST_MS

/** What of the time is the batch's own: all of it where another process does a part, else this thread's work. */
function moment(): number {
  if (isPostgresql()) return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The least of three times, since others use this machine. */
async function timeOf(amina: Somebody, entries: () => readonly JsonObject[]): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < 3 && least >= mostMs(); turn++) {
    const batch = entries()
    const begun = moment()
    expect((await amina.send(batch)).status).toBe(200)
    least = Math.min(least, moment() - begun)
  }
  return least
}

test.each<[string, (amina: Somebody, submission: JsonObject) => readonly JsonObject[]]>([
  ['recalls', (amina) => many(() => amina.entry(command('evaluation.recall')))],
  ['submits', (amina, submission) => many(() => amina.entry(submission))],
  [
    'submits, recalls and writes in turn',
    (amina, submission) => {
      const turns = [submission, command('evaluation.recall'), write(amina.own, ESTIMATE, 'leading')]
      return many((index) => amina.entry(turns[index % turns.length]!))
    },
  ],
  [
    'entries that name each other late',
    (amina) => {
      const mids = many(() => v7())
      const naming = (at: number) => write(amina.own, ESTIMATE, 'leading', mids.slice(at + 1, at + 8))
      return mids.map((mid, at) => ({ ...amina.entry(naming(at)), mid }))
    },
  ],
  [
    'arguments of many objects',
    (amina) => [amina.entry(command('evaluation.recall', { much: Array.from({ length: 80_000 }, () => ({})) }))],
  ],
])('%s', { timeout: 60_000 }, async (_, entries) => {
  const { as } = await serverWorld()
  const amina = as('amina')
  await amina.say(...complete(amina.own))
  const submission = await amina.submission()
  expect(await timeOf(amina, () => entries(amina, submission))).toBeLessThan(mostMs())
})

/** Calls `asked` for each statement. */
const counting = (asked: () => void): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) => (asked(), Promise.resolve(result)),
})

test('a decision that leaves the state as it was asks the store for little, however many there are', async () => {
  const { as, context } = await serverWorld()
  const amina = as('amina')
  await amina.say(...complete(amina.own))
  const submission = await amina.submission()
  const asked = vi.fn<() => void>()
  Object.assign(context, { db: context.db.withPlugin(counting(asked)) })
  const timesFor = async (said: JsonObject) => {
    asked.mockClear()
    await amina.say(...many(() => said))
    return asked.mock.calls.length / ALL
  }
  expect(await timesFor(submission)).toBeLessThan(6)
  expect(await timesFor(command('evaluation.recall'))).toBeLessThan(3)
})

test('in one batch each entry is judged by all that stands before it', async () => {
  const { as } = await serverWorld()
  const amina = as('amina')
  await amina.say(...complete(amina.own))
  const submit = await amina.submission()
  const late = amina.entry(write(amina.own, ESTIMATE, 'effective'))
  const entries = [
    amina.entry(submit),
    late,
    amina.entry(command('held.release', { mid: late.mid })),
    amina.entry(command('held.release', { mid: late.mid })),
    amina.entry(command('evaluation.recall')),
    amina.entry(write(amina.own, 'areas/leadership/went-well/p1/order', 'a0')),
    amina.entry(submit),
  ]
  const { body } = await amina.send(entries)
  expect(body.receipts.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    'applied',
    'locked',
    'applied',
    'not-allowed',
    'applied',
    'head',
    'moved',
  ])
  expect((await amina.document(amina.own)).body.held.map(({ mid }) => mid)).toEqual([entries[6]!.mid])
  const { body: linda } = await as('linda').document('review')
  expect(linda.fields[`evaluations/${amina.id}/status`]![0]!.value).toBe('draft')
})
