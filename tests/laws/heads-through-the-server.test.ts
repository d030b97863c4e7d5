/**
 * The order in which a network delivers must not matter: the same writes, in any order and any batches, from any
 * devices, with any of them sent twice, leave the server with the heads that the rule gives and with one state hash.
 */
import { headsOf } from '#domain/custody/heads.ts'
import { type Somebody, headsIn, serverWorld, write } from '#tests/world/server.ts'
import { isPostgresql } from '#tests/world/store.ts'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'

const RUNS = 100
/** The rule is the same code on both engines: here the other one has to prove only that it is asked the same. */
const FEWER_RUNS = 25

const VALUES = ['leading', 'effective', 'working-towards', 'ineffective', null]

const plans = fc.record({
  /** For each write the earlier or later writes that it names, by index; circles included. */
  ctx: fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10 }),
  values: fc.array(fc.nat(4), { minLength: 10, maxLength: 10 }),
})

const deliveries = fc.record({
  order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
  cuts: fc.array(fc.nat(4), { minLength: 10, maxLength: 10 }),
  devices: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  again: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
})

test('any order, any batching, any repetition: the same heads and the same hash', { timeout: 120_000 }, async () => {
  const { as, addReview, rid, context } = await serverWorld()
  const reviews = [rid, await addReview('quillmere', 'linda', ['amina'])]
  const [tablet, phone] = [as('amina'), as('amina')]
  let run = 0
  await fc.assert(
    fc.asyncProperty(plans, fc.tuple(deliveries, deliveries), async ({ ctx, values }, ways) => {
      const field = `run-${++run}`
      const mids = ctx.map(() => v7())
      const writes = ctx.map((names, i) => ({
        mid: mids[i]!,
        value: VALUES[values[i]!]!,
        ctx: names.flatMap((name) => mids[name] ?? []),
      }))
      for (const [index, way] of ways.entries()) {
        const review = reviews[index]!
        await deliver([tablet, phone], review, field, writes, way)
        const state = (await tablet.pull(undefined, undefined, review)).body.documents.find(
          (each) => each.doc === tablet.own,
        )!
        expect(headsIn(state, field)).toEqual(
          headsOf(writes)
            .map((head) => head.mid)
            .toSorted(),
        )
        for (const head of state.fields[field]!)
          expect(head.value).toBe(writes.find((each) => each.mid === head.mid)!.value)
      }
    }),
    { numRuns: isPostgresql() ? FEWER_RUNS : RUNS },
  )
  const hashes = await context.db
    .selectFrom('document')
    .select('state_hash')
    .where('doc', '=', tablet.own)
    .distinct()
    .execute()
  expect(hashes).toHaveLength(1)
})

type Way = typeof deliveries extends fc.Arbitrary<infer T> ? T : never
interface Planned {
  readonly mid: string
  readonly value: string | null
  readonly ctx: readonly string[]
}

async function deliver(
  [tablet, phone]: readonly [Somebody, Somebody],
  review: string,
  field: string,
  writes: readonly Planned[],
  { order, cuts, devices, again }: Way,
): Promise<void> {
  const inOrder = writes.map((each, i) => ({ ...each, i })).toSorted((a, b) => order[a.i]! - order[b.i]!)
  let batch: { who: Somebody; entries: ReturnType<Somebody['entry']>[] } | null = null
  const flush = async () => {
    if (!batch) return
    const { status, body } = await batch.who.send(batch.entries, {}, review)
    expect(status).toBe(200)
    expect(body.receipts.every((receipt) => receipt.outcome !== 'held')).toBe(true)
    batch = null
  }
  for (const { mid, value, ctx, i } of inOrder) {
    const who = devices[i] ? tablet : phone
    if (batch && batch.who !== who) await flush()
    batch ??= { who, entries: [] }
    const entry = { ...who.entry(write(who.own, field, value, ctx)), mid }
    batch.entries.push(entry)
    if (again[i]) batch.entries.push(entry)
    if (cuts[i] === 0) await flush()
  }
  await flush()
}
