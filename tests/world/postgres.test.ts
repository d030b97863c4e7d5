/**
 * The PostgreSQL of the tests is no easier than a real one: it is as durable, its user has no more rights than the
 * server's would, and text is in the order that SQLite gives. A test on a kinder one would promise too much.
 */
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { ask, dropDatabase, newDatabase, startPostgres } from './postgres.ts'

test('is durable, and sorts text by its bytes in UTF-8', async () => {
  const url = await newDatabase(inject('postgres'))
  const settings = `select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding') order by name`
  expect(Object.fromEntries(await ask(url, settings))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    server_encoding: 'UTF8',
    synchronous_commit: 'on',
  })
  const words = ['a', 'B', 'é', 'z', '_', '\u{1F600}', '\uFF5E']
  const values = words.map((word) => `('${word}')`).join(', ')
  const inOrder = await ask(url, `select word from (values ${values}) as words(word) order by word`)
  expect(inOrder.flat()).toEqual(['B', '_', 'a', 'z', 'é', '\uFF5E', '\u{1F600}'])
})

test('gives each test a database of its own, whose user owns it and may do no more', async () => {
  const url = await newDatabase(inject('postgres'))
  await ask(url, 'create table kept (word text)')
  const role = 'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user'
  expect(await ask(url, role)).toEqual([[false, false, false, false]])
  const other = await newDatabase(inject('postgres'))
  await expect(ask(other, 'select * from kept')).rejects.toThrow('does not exist')
})

test('copies a database that was made ready once, and drops one that somebody has not left', async () => {
  const ready = await newDatabase(inject('postgres'))
  await ask(ready, "create table kept (word text); insert into kept values ('ready')")
  const copy = await newDatabase(inject('postgres'), ready)
  expect(await ask(copy, 'select word from kept')).toEqual([['ready']])

  const stayed = new pg.Client({ connectionString: copy })
  const sentAway = new Promise((resolve) => stayed.on('error', resolve))
  await stayed.connect()
  await dropDatabase(inject('postgres'), copy)
  await sentAway
  await expect(ask(copy, 'select 1')).rejects.toThrow('does not exist')
})

test('keeps what was committed through a crash, and not what was not', async () => {
  const postgres = await startPostgres()
  onTestFinished(postgres.remove)
  const url = await newDatabase(postgres.adminUrl)
  await ask(url, "create table kept (word text); insert into kept values ('committed')")
  const unfinished = new pg.Client({ connectionString: url })
  unfinished.on('error', () => undefined)
  await unfinished.connect()
  await unfinished.query("begin; insert into kept values ('not committed')")
  await postgres.stop('immediate')
  await expect(ask(url, 'select 1')).rejects.toThrow('connect')
  await postgres.start()
  expect(await ask(url, 'select word from kept')).toEqual([['committed']])
})
