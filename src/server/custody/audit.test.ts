/**
 * The journal has to be worth something to somebody who does not trust this server: every kind of tampering that a
 * person with the database in their hands could try is tried here, and must be found.
 */
import type { Context } from '#server/context.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { idOf, sha256 } from '#tests/world/known.ts'
import { command, complete, serverWorld, write } from '#tests/world/server.ts'
import { letTamper } from '#tests/world/store.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { auditState } from './audit-state.ts'
import { auditJournal } from './audit.ts'

const check = (context: Context, rid: string) =>
  inOwnTransaction(context, async (tx) => ({
    journal: await auditJournal(tx, rid, sha256),
    state: await auditState(tx, rid, sha256),
  }))
const SOUND = { journal: [], state: [] }

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
  expect(await check(context, rid)).toEqual(SOUND)
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
  const set = (seq: number, values: object) =>
    context.db.updateTable('journal').set(values).where('review_id', '=', rid).where('seq', '=', seq).execute()
  for (const [index, row] of rows.entries()) {
    const column = columns[index % columns.length]!
    await set(row.seq, { [column]: column === 'dseq' ? 12345 : 'tampered' })
    expect((await check(context, rid)).journal).toContainEqual({ seq: row.seq, wrong: 'chain' })
    await set(row.seq, { [column]: row[column] })
  }
  expect(await check(context, rid)).toEqual(SOUND)
  const middle = rows[Math.floor(rows.length / 2)]!
  await context.db.deleteFrom('journal').where('review_id', '=', rid).where('seq', '=', middle.seq).execute()
  expect((await check(context, rid)).journal).toContainEqual({ seq: middle.seq + 1, wrong: 'chain' })
})

test('a journal that was cut off at its end is found, with or without the entries that it spoke of', async () => {
  const { context, rid } = await lived()
  await letTamper(context, 'journal')
  const { seq } = await context.db.selectFrom('review').where('id', '=', rid).select('seq').executeTakeFirstOrThrow()
  await context.db.deleteFrom('journal').where('review_id', '=', rid).where('seq', '=', seq).execute()
  expect((await check(context, rid)).journal).toEqual([{ seq, wrong: 'end' }])
  const mid = '01939f3a-0000-7000-8000-00000000ffff'
  await context.db.updateTable('entry').set({ mid }).where('review_id', '=', rid).where('dseq', '=', 1).execute()
  const wrongs = (await check(context, rid)).journal.map((each) => each.wrong)
  expect(wrongs.toSorted()).toEqual(['end', 'entry-gone', 'entry-gone', 'entry-unknown', 'entry-unknown'])
})

test('an entry that was changed after it was receipted is found, an erased one is not counted', async () => {
  const { context, rid } = await lived()
  const { mid, body, seq } = await context.db
    .selectFrom('entry')
    .select(['mid', 'body', 'seq'])
    .where('outcome', '=', 'head')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirstOrThrow()
  await context.db
    .updateTable('entry')
    .set({ body: body.replace('effective', 'leading') })
    .where('mid', '=', mid)
    .execute()
  expect((await check(context, rid)).journal).toEqual([{ seq, wrong: 'entry-changed' }])
  await context.db.updateTable('entry').set({ body: '' }).where('mid', '=', mid).execute()
  expect(await check(context, rid)).toEqual(SOUND)
})

test('a hand in any row that carries words, or says who sees which, is found wherever it falls', async () => {
  const { context, rid } = await lived()
  await letTamper(context, 'journal')
  const places = {
    journal: ['digest', 'person_id', 'mid', 'outcome', 'reason', 'at', 'device', 'kind', 'chain', 'prev'],
    entry: ['mid', 'sha256', 'device', 'body', 'person_id'],
    write: ['mid', 'by', 'value', 'ctx', 'head', 'field', 'doc'],
    document: ['state_hash', 'doc'],
    snapshot: ['state_hash'],
    snapshot_head: ['mid', 'field'],
    review: ['state', 'seq'],
  } as const
  const choice = fc.constantFrom(
    ...Object.entries(places).flatMap(([table, all]) => all.map((column) => ({ table: table as Table, column }))),
  )
  const hand = fc.record({ place: choice, row: fc.nat(), word: fc.stringMatching(/^[a-z]{3,9}$/) })
  await fc.assert(
    fc.asyncProperty(hand, async ({ place: { table, column }, row: nth, word }) => {
      const tx = await context.db.startTransaction().execute()
      let rows: readonly object[] = await tx.selectFrom(table).selectAll().execute()
      // What a decision wrote is not worked out again from its command.
      if (column === 'value') rows = rows.filter((each) => 'doc' in each && each.doc !== 'review')
      const row = rows[nth % rows.length]! as Record<string, string | number | null>
      const value = instead(column, row[column]!, word)
      const isThis = Object.entries(row).map(([name, is]) => sql`${sql.ref(name)} is not distinct from ${is}`)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${sql.join(isThis, sql` and `)}`.execute(
        tx,
      )
      const found = [...(await auditJournal(tx, rid, sha256)), ...(await auditState(tx, rid, sha256))]
      await tx.rollback().execute()
      expect(found).not.toEqual([])
    }),
    { numRuns: 300 },
  )
  expect(await check(context, rid)).toEqual(SOUND)
})

type Table = 'journal' | 'entry' | 'write' | 'document' | 'snapshot' | 'snapshot_head' | 'review'

/** Something else that the engine takes in this column. */
function instead(column: string, value: string | number | null, word: string): string | number {
  if (column === 'head') return value === 1 ? 0 : 1
  if (typeof value === 'number') return value + 1
  return column === 'person_id' ? idOf(value === idOf('omar') ? 'grace' : 'omar') : word
}

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
