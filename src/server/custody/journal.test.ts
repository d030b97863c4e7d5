/**
 * The journal has to be worth something to somebody who does not trust this server: every kind of tampering that a
 * person with the database in their hands could try is tried here, and must be found.
 */
import { inOwnTransaction } from '#server/db/transaction.ts'
import type { Context } from '#server/context.ts'
import { command, complete, serverWorld, write } from '#tests/world/server.ts'
import { letTamper } from '#tests/world/store.ts'
import { expect, test } from 'vitest'
import { brokenLink, changedEntries } from './journal.ts'

const check = (context: Context, rid: string) =>
  inOwnTransaction(context, async (tx) => ({
    broken: await brokenLink(tx, rid, context.sha256),
    changed: await changedEntries(tx, rid, context.sha256),
  }))

async function lived() {
  const world = await serverWorld()
  const amina = world.as('amina')
  await amina.say(...complete(amina.own), write(amina.own, 'areas/leadership/estimate', 'outstanding'))
  await amina.say(await amina.submission(), command('evaluation.recall'))
  const reused = amina.entry(write(amina.own, 'areas/leadership/estimate', 'leading'))
  await amina.send([reused])
  await amina.send([{ ...reused, dseq: 99, at: '2026-11-21T09:00:00.001Z' }])
  await world.endRole('dan', { role: 'PR', reviewId: world.rid })
  return world
}

test('a review that has been lived in verifies, in memory of every entry', async () => {
  const { context, rid } = await lived()
  expect(await check(context, rid)).toEqual({ broken: null, changed: [] })
})

test('the engine itself refuses to change or remove what is in the journal', async () => {
  const { context } = await lived()
  await expect(context.db.updateTable('journal').set({ digest: 'x' }).execute()).rejects.toThrow('only grows')
  await expect(context.db.deleteFrom('journal').execute()).rejects.toThrow('only grows')
})

test('whoever gets round the engine is found at the row that they touched', async () => {
  const { context, rid } = await lived()
  await letTamper(context, 'journal')
  const rows = await context.db.selectFrom('journal').selectAll().where('review_id', '=', rid).orderBy('seq').execute()
  const columns = ['digest', 'person_id', 'mid', 'outcome', 'reason', 'at', 'device', 'dseq', 'chain', 'prev'] as const
  for (const [index, row] of rows.entries()) {
    const column = columns[index % columns.length]!
    const tampered = column === 'dseq' ? 12345 : 'tampered'
    await context.db
      .updateTable('journal')
      .set({ [column]: tampered })
      .where('review_id', '=', rid)
      .where('seq', '=', row.seq)
      .execute()
    expect((await check(context, rid)).broken).toBe(row.seq)
    await context.db
      .updateTable('journal')
      .set({ [column]: row[column] })
      .where('review_id', '=', rid)
      .where('seq', '=', row.seq)
      .execute()
  }
  expect((await check(context, rid)).broken).toBeNull()
  const middle = rows[Math.floor(rows.length / 2)]!
  await context.db.deleteFrom('journal').where('review_id', '=', rid).where('seq', '=', middle.seq).execute()
  expect((await check(context, rid)).broken).toBeGreaterThan(middle.seq)
})

test('an entry that was changed after it was receipted is found, an erased one is not counted', async () => {
  const { context, rid } = await lived()
  const { mid, body } = await context.db
    .selectFrom('entry')
    .select(['mid', 'body'])
    .where('outcome', '=', 'head')
    .limit(1)
    .executeTakeFirstOrThrow()
  await context.db
    .updateTable('entry')
    .set({ body: body.replace('effective', 'leading') })
    .where('mid', '=', mid)
    .execute()
  expect((await check(context, rid)).changed).toEqual([mid])
  await context.db.updateTable('entry').set({ body: '' }).where('mid', '=', mid).execute()
  expect(await check(context, rid)).toEqual({ broken: null, changed: [] })
})

test('the journal holds nothing that anybody wrote', async () => {
  const { context, as, rid } = await lived()
  const amina = as('amina')
  await amina.say(
    write(amina.own, 'areas/leadership/went-well/p/text', 'canary-71'),
    write(amina.own, 'canary-72', 'x'),
  )
  const rows = await context.db.selectFrom('journal').selectAll().where('review_id', '=', rid).execute()
  expect(JSON.stringify(rows)).not.toContain('canary')
})
