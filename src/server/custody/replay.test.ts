/**
 * An answer that was lost is asked for again. It must be the same answer, even where the entry has been judged again
 * meanwhile: what has become of it is said by the documents, and the receipt speaks of the entry as it came.
 */
import { judgeAfterUpgrade } from '#server/upgrade.ts'
import { type Entry, type Somebody, command, headsIn, mine, serverWorld, write } from '#tests/world/server.ts'
import { describe, expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'

/** Sends it, lets something happen, sends it twice more, and gives the documents of the last answer. */
async function asked(who: Somebody, entry: Entry, happens: () => Promise<unknown>) {
  const first = (await who.send([entry])).body.receipts[0]!
  expect(first).toMatchObject({ outcome: 'held', replayed: false })
  await happens()
  const again = await who.send([entry])
  expect(again.body.receipts).toEqual([{ ...first, replayed: true }])
  const renumbered = { ...entry, dseq: entry.dseq + 50 }
  const { receipts, documents } = (await who.send([renumbered])).body
  expect(receipts[0]).toMatchObject({ outcome: 'held', reason: first.reason, seq: first.seq, replayed: true })
  return documents
}

describe('as it was first answered, and the documents as they are now', () => {
  test('after an upgrade', async () => {
    const { as, context } = await serverWorld()
    const amina = as('amina')
    const entry = { ...amina.entry(write(amina.own, ESTIMATE, 'leading')), schema: 2 }
    const documents = await asked(amina, entry, () => judgeAfterUpgrade({ ...context, entrySchema: 2 }))
    expect(headsIn(documents[0], ESTIMATE)).toEqual([entry.mid])
  })

  test('after the review has started', async () => {
    const { as } = await serverWorld({ planned: true })
    const amina = as('amina')
    const entry = amina.entry(command('evaluation.recall'))
    await asked(amina, entry, () => as('linda').say(command('review.start')))
    expect((await amina.pullAll()).documents.flatMap((each) => each.held)).toEqual([])
  })

  test('after its author was put on the review', async () => {
    const { as, beginRole, endRole, rid } = await serverWorld()
    const amina = as('amina')
    await endRole('amina', { role: 'PR', reviewId: rid })
    const entry = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const documents = await asked(amina, entry, () => beginRole('amina', { role: 'PR', reviewId: rid }))
    expect(headsIn(documents[0], ESTIMATE)).toEqual([entry.mid])
    expect(documents[0]!.held).toEqual([])
  })

  test('after it was judged again more than once, the last time by the older server again', async () => {
    const { as, beginRole, endRole, rid, context } = await serverWorld()
    const amina = as('amina')
    await endRole('amina', { role: 'PR', reviewId: rid })
    const entry = { ...amina.entry(write(amina.own, ESTIMATE, 'leading')), schema: 2 }
    const documents = await asked(amina, entry, async () => {
      await judgeAfterUpgrade({ ...context, entrySchema: 2 })
      expect((await amina.pullAll()).documents).toMatchObject([{ held: [{ reason: 'not-allowed' }] }])
      await beginRole('amina', { role: 'PR', reviewId: rid })
    })
    expect(documents).toMatchObject([{ fields: {}, held: [{ mid: entry.mid, reason: 'future-schema' }] }])
  })

  test('after its author let it go', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const entry = amina.entry(write(mine('dan'), ESTIMATE, 'leading'))
    expect(await asked(amina, entry, () => amina.say(command('held.release', { mid: entry.mid })))).toEqual([])
  })

  test('beside another entry under the same mid', async () => {
    const { as, context } = await serverWorld()
    const amina = as('amina')
    const entry = { ...amina.entry(write(amina.own, ESTIMATE, 'leading')), schema: 2 }
    const other = { ...amina.entry(write(amina.own, ESTIMATE, 'effective')), mid: entry.mid }
    const first = (await amina.send([entry, other])).body.receipts
    expect(first.map((each) => each.reason)).toEqual(['future-schema', 'mid-reused'])
    await judgeAfterUpgrade({ ...context, entrySchema: 2 })
    const again = (await amina.send([entry, other])).body.receipts
    expect(again).toEqual(first.map((each) => ({ ...each, replayed: true })))
  })
})

test('what a receipt still needed is said again', async () => {
  const { as } = await serverWorld()
  const amina = as('amina')
  await amina.say(write(amina.own, ESTIMATE, 'leading'))
  const submit = amina.entry(await amina.submission())
  const first = (await amina.send([submit])).body.receipts[0]!
  expect(first).toMatchObject({ reason: 'incomplete', fields: expect.any(Array) })
  expect((await amina.send([submit])).body.receipts).toEqual([{ ...first, replayed: true }])
})
