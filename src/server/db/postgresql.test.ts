/**
 * What the rest of the server takes for granted of this engine: stores that could lose words are refused, what collides
 * is begun anew, and behind the policy stands a wall that does not depend on anybody's query.
 */
import type { Tx } from '#server/context.ts'
import { ask, newDatabase, startPostgres } from '#tests/world/postgres.ts'
import { idOf } from '#tests/world/known.ts'
import { serverWorld, write } from '#tests/world/server.ts'
import { testStore } from '#tests/world/store.ts'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { migrate } from './migrations.ts'
import { openPostgresql } from './postgresql.ts'
import { APP_ROLE } from './postgresql-walls.ts'
import { lockReview, readReview } from './review.ts'
import { inOwnTransaction, inTransaction } from './transaction.ts'

/** A store on the run's PostgreSQL, as a user and with settings of one's choice. */
async function opened(change: (url: URL) => void) {
  const url = new URL(await newDatabase(inject('postgres')))
  change(url)
  const store = openPostgresql(url.href)
  onTestFinished(() => store.close())
  return store
}

const setting = (words: string) => (url: URL) => url.searchParams.set('options', `-c ${words}`)

describe('a store to which no words can be trusted', () => {
  test('one that confirms before it has written is refused, and told how to mend it', async () => {
    const store = await opened(setting('synchronous_commit=off'))
    expect(await store.unfit()).toMatch(/synchronous_commit = off .+ set synchronous_commit = on$/)
  })
  test('so is one that never waits for its disk', async () => {
    const careless = await startPostgres({ settings: { fsync: 'off' } })
    onTestFinished(() => careless.remove())
    const store = openPostgresql(await newDatabase(careless.adminUrl))
    onTestFinished(() => store.close())
    expect(await store.unfit()).toMatch(/fsync = off .+ set fsync = on$/)
  })
  test('one that waits for its own disk is not, whatever it does about its copies', async () => {
    for (const level of ['on', 'local', 'remote_write', 'remote_apply'])
      expect(await (await opened(setting(`synchronous_commit=${level}`))).unfit()).toBeNull()
  })
  test('one whose role is missing is refused with the words that make it', async () => {
    const name = `nobody_${Date.now()}`
    await ask(inject('postgres'), `create role ${name} login`)
    const store = await opened((url) => url.searchParams.set('user', name))
    expect(await store.unfit()).toContain(`grant ${APP_ROLE} to ${name}`)
  })
  test('several servers that start at once bring it up to date once', async () => {
    const url = await newDatabase(inject('postgres'))
    const stores = [1, 2, 3].map(() => openPostgresql(url))
    onTestFinished(() => Promise.all(stores.map((store) => store.close())).then(() => undefined))
    await Promise.all(stores.map((store) => migrate(store)))
    expect(await stores[0]!.db.selectFrom('review').select('id').execute()).toEqual([])
  })
})

test('what collides is begun anew, so that each of many increments counts', async () => {
  const store = await testStore()
  await store.db.insertInto('hub').values({ id: 'h', name: '0' }).execute()
  let begun = 0
  const add = () =>
    inTransaction(
      store,
      async (tx) => {
        begun++
        const { name } = await tx.selectFrom('hub').select('name').executeTakeFirstOrThrow()
        await tx
          .updateTable('hub')
          .set({ name: String(Number(name) + 1) })
          .execute()
        return null
      },
      { reads: true },
    )
  for (let round = 0; round < 5; round++) await Promise.all([add(), add(), add()])
  expect(await store.db.selectFrom('hub').select('name').executeTakeFirst()).toEqual({ name: '15' })
  expect(begun).toBeGreaterThan(15)
})

test('a review that was waited for is judged as it is by then: its school may have gone to another hub', async () => {
  const { context, rid } = await serverWorld()
  const hubOf = (tx: Tx) => lockReview(tx, rid).then((review) => review?.hubId)
  let waited: Promise<string | undefined> | undefined
  await inOwnTransaction(context, async (tx) => {
    await tx.insertInto('hub').values({ id: 'another', name: 'Another' }).execute()
    await tx.updateTable('school').set({ hub_id: 'another' }).execute()
    expect(await hubOf(tx)).toBe('another')
    waited = inOwnTransaction(context, hubOf)
    // Asked from elsewhere: a transaction goes on seeing who was there when it first looked.
    const waiting = sql`select pid from pg_stat_activity
      where datname = current_database() and pg_blocking_pids(pid) <> '{}'`
    await expect.poll(async () => (await waiting.execute(context.db)).rows, { timeout: 10_000 }).toHaveLength(1)
  })
  expect(await waited).toBe('another')
})

describe('the wall', () => {
  const TABLES = ['entry', 'received', 'device', 'journal', 'write', 'document', 'snapshot', 'snapshot_head', 'stream']

  async function lived() {
    const world = await serverWorld()
    const amina = world.as('amina')
    await amina.say(write(amina.own, 'areas/leadership/estimate', 'leading'))
    const rows = (actingFor: string | null | undefined) => {
      const count = async (tx: Tx) => {
        const seen: Record<string, number> = {}
        for (const table of ['review', ...TABLES]) {
          const { rows: found } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx)
          seen[table] = found[0]!.n
        }
        return seen
      }
      return inTransaction(world.context, count, actingFor === undefined ? {} : { actingFor })
    }
    return { ...world, rows }
  }

  test('whoever has nothing to do with a review finds not one row of it, however they ask', async () => {
    const { rows } = await lived()
    const all = (await rows(undefined)) as Record<string, number>
    expect(all).toMatchObject({ review: 1, entry: 2 })
    expect(await rows(idOf('amina'))).toEqual(all)
    for (const nobody of [idOf('omar'), null])
      expect(Object.values((await rows(nobody)) as Record<string, number>)).toEqual(['review', ...TABLES].map(() => 0))
  })
  test('a question that a connection keeps prepared from somebody else shows nobody what was theirs', async () => {
    const { context, rid } = await lived()
    const found = (actingFor: string | null) =>
      inTransaction(context, async (tx) => ({ found: (await readReview(tx, rid)) !== null }), { actingFor })
    // Asked some times over, a plan is no longer made for the one who asks.
    for (let time = 0; time < 8; time++) {
      for (const [who, finds] of [
        [idOf('amina'), true],
        [idOf('omar'), false],
        [null, false],
      ] as const)
        expect(await found(who)).toEqual({ found: finds })
      expect(await inOwnTransaction(context, async (tx) => (await readReview(tx, rid))?.id)).toBe(rid)
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(context.db)
    expect(rows.some(({ statement }) => statement.includes('from "review"'))).toBe(true)
  })
  test('nor can they put one there, or take it away', async () => {
    const { context, rid } = await lived()
    const asOmar = (statement: string) =>
      inTransaction(context, async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows ?? null, {
        actingFor: idOf('omar'),
      })
    expect(await asOmar('delete from entry')).toBe(0n)
    expect(await asOmar(`update review set state = 'W'`)).toBe(0n)
    const device = `insert into device values ('${rid}', '${idOf('omar')}', 'd', 'now')`
    await expect(asOmar(device)).rejects.toThrow('row-level security')
  })
  test('a request cannot change the journal, whoever asks', async () => {
    const { context } = await lived()
    const change = (statement: string) =>
      inTransaction(context, async (tx) => (await sql.raw(statement).execute(tx)).rows, { actingFor: idOf('amina') })
    await expect(change(`update journal set digest = ''`)).rejects.toThrow('permission denied')
    await expect(change('delete from journal')).rejects.toThrow('permission denied')
    await expect(sql`truncate journal`.execute(context.db)).rejects.toThrow('only grows')
  })
  test('nobody stays in the role after their request', async () => {
    const { context } = await lived()
    const who = await inOwnTransaction(context, async (tx) =>
      sql<{ name: string }>`select current_user as name`.execute(tx),
    )
    expect(who.rows[0]?.name).not.toBe(APP_ROLE)
  })
})

test('what others say on the same channel is no poke, and ends nothing', async () => {
  const url = await newDatabase(inject('postgres'))
  const store = openPostgresql(url)
  onTestFinished(() => store.close())
  const heard: number[] = []
  const stands = new Promise<void>((resolve) => {
    store.pokes.listen('a', (seq) => (seq === Infinity ? resolve() : void heard.push(seq)))
  })
  await stands
  const said = ['', 'not JSON', '[]', 'null', '{}', '["x","a"]', '["x","a","1"]', '["x","a",7]']
  for (const each of said) await ask(url, `select pg_notify('qa_review_moved', '${each}')`)
  await expect.poll(() => heard).toEqual([7])
})

test.each([
  ['57P01', true],
  ['53300', true],
  ['55P03', true],
  ['40001', true],
  ['08006', true],
  ['23505', false],
  ['42501', false],
])('an error of code %s can be waited out: %s', async (code, waits) => {
  const { engine } = await testStore()
  expect(engine.isBusy(Object.assign(new pg.DatabaseError('x', 1, 'error'), { code }))).toBe(waits)
})
