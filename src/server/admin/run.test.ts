/** The administrator's commands as they are typed, on a store that a server has taken, and on new ones. */
import { openSqlite } from '#server/db/sqlite.ts'
import { fileIn } from '#server/db/store.ts'
import { migrate } from '#server/db/migrations.ts'
import { lockStore } from '#server/db/store-lock.ts'
import { seedDemo } from '#server/demo/seed.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { actorOf } from '#server/db/actors.ts'
import { readLink } from '#server/people/links.ts'
import type { Context } from '#server/context.ts'
import { serverWorld } from '#tests/world/server.ts'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { run } from './run.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'qa-review-admin-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A terminal shows no control character, so what is more than one line is not said as one. */
function oneLine(line: string): string {
  expect(line).not.toMatch(/\p{Cc}/u)
  return line
}

async function admin(dataDir: string, ...args: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const terminal = {
    say: (line: string) => void said.push(oneLine(line)),
    complain: (line: string) => void complained.push(oneLine(line)),
    progress: () => undefined,
  }
  const code = await run(args, { DATA_DIR: dataDir, BASE_URL: 'https://qa.example.org' }, terminal)
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

test('backed up while a server has the store, verified, restored elsewhere, found out when somebody has meddled', async () => {
  const [live, other] = [folder(), folder()]
  const file = join(folder(), 'network.backup')
  const lock = lockStore(live)
  const served = openSqlite(fileIn(live))
  await migrate(served)
  await seedDemo({ ...(await serverWorld()).context, ...served })
  expect(await admin(live, 'backup', file)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^[\d,]+ rows as of 2.*are in/),
  })
  const reviews = await served.db.selectFrom('review').select('id').execute()
  const sound = `${reviews.length} reviews checked: every journal holds, and everything is as it was handed over.`
  expect(await admin(live, 'verify-journal')).toEqual({ code: 0, said: sound, complained: '' })
  const held = { code: 1, complained: expect.stringContaining('is running on the store') }
  expect(await admin(live, 'restore', file)).toMatchObject(held)
  await served.close()
  lock?.release()
  const taken = { code: 1, complained: expect.stringContaining('something in this store') }
  expect(await admin(live, 'restore', file)).toMatchObject(taken)

  const whole = {
    code: 0,
    said: expect.stringMatching(new RegExp(`whole.*not touched\\.\\n${reviews.length} reviews checked`, 's')),
  }
  expect(await admin(other, 'restore', '--verify', file)).toMatchObject(whole)
  expect(readdirSync(other)).toEqual([])
  const begun = { code: 0, said: expect.stringContaining('begins a new history') }
  expect(await admin(other, 'restore', file)).toMatchObject(begun)
  expect(await admin(other, 'verify-journal')).toMatchObject({ code: 0, said: sound })
  const { db } = openSqlite(fileIn(other))
  const write = db.selectFrom('write').select(['mid', 'seq']).where('doc', '!=', 'review')
  const { mid, seq } = await write.limit(1).executeTakeFirstOrThrow()
  await db.updateTable('entry').set({ body: '{"mid":"meddled"}' }).where('mid', '=', mid).execute()
  await db.destroy()
  expect(await admin(other, 'verify-journal')).toMatchObject({
    code: 1,
    said: expect.stringMatching(new RegExp(`^Review .* number ${seq}: the entry is not what was handed over\\.\\n`)),
    complained: expect.stringContaining('Do not repair anything by hand'),
  })
})

test('a network begins: its first administrator, its people from the file, an invitation for each who is new', async () => {
  const place = folder()
  const first = ['first-admin', '--name', 'Grace Oyelaran', '--email', 'Grace.Oyelaran@example.org']
  expect(await admin(place, 'import', 'docs/network.csv')).toMatchObject({
    code: 1,
    complained: expect.stringMatching(new RegExp(`no network in ${place}\\..*npm run admin -- first-admin`)),
  })
  const made = await admin(place, ...first)
  expect(made).toMatchObject({
    code: 0,
    said: expect.stringContaining('Their key in a network file is grace-oyelaran.'),
  })
  const [, token] = /https:\/\/qa\.example\.org\/invitation#([\w-]{43})$/.exec(made.said)!
  expect(await admin(place, ...first)).toMatchObject({ code: 1, complained: expect.stringContaining('already') })
  expect((await admin(place, 'import', '--apply', 'docs/network.csv')).said).toContain(
    'Line 9: change the person Grace Oyelaran: becomes central team',
  )
  expect((await admin(place, 'invite', '--all-new')).said).toMatch(/^amina\.warsame@.*\n.*5 invitations leave/s)
  expect((await admin(place, 'invite', '--all-new')).said).toBe('There is nobody to invite, and no mail leaves.')
  expect(await admin(place, 'invite', 'Dan.Fairweather@example.org', 'nobody@example.org')).toMatchObject({
    code: 1,
    said: expect.stringContaining('dan.fairweather@example.org is invited.'),
    complained: 'Nobody in the store has the address nobody@example.org.',
  })
  const store = openSqlite(fileIn(place))
  const context = { ...(await serverWorld()).context, ...store, now: () => new Date().toISOString() }
  const linked = await inOwnTransaction(context, (tx) => readLink(context, tx, token!))
  expect(linked).toMatchObject({ name: 'Grace Oyelaran', purpose: 'invitation', email: 'grace.oyelaran@example.org' })
  const { invited_at } = await store.db
    .selectFrom('person')
    .where('id', '=', linked!.personId)
    .select('invited_at')
    .executeTakeFirstOrThrow()
  expect(invited_at).not.toBeNull()
  expect((await actorIn(context, linked!.personId)).grants).toEqual([{ role: 'SA' }, { role: 'CT' }])
  await store.close()
})

test('a store that a newer release has used is left to it, and they are told so', async () => {
  const place = folder()
  await admin(place, 'first-admin', '--name', 'Grace Oyelaran', '--email', 'grace.oyelaran@example.org')
  const store = openSqlite(fileIn(place))
  await sql`insert into kysely_migration (name, timestamp) values ('9999-of-the-future', '')`.execute(store.db)
  await store.close()
  expect(await admin(place, 'import', 'docs/network.csv')).toMatchObject({
    code: 1,
    complained: expect.stringContaining('a newer release of QA Review has used it'),
  })
})

const actorIn = (context: Context, id: string) => inOwnTransaction(context, (tx) => actorOf(tx, id))

test('whoever mistypes is told what to type', async () => {
  const nowhere = folder()
  const complaint = async (...args: string[]) => {
    const { code, complained } = await admin(nowhere, ...args)
    return [code, complained]
  }
  expect(await admin(nowhere)).toMatchObject({ code: 0, said: expect.stringContaining('backup <file>') })
  expect(await complaint('bakcup')).toEqual([2, expect.stringContaining('There is no command bakcup.')])
  expect(await complaint('backup')).toEqual([2, expect.stringContaining('Something is missing.\nUsage: npm run admin')])
  expect(await complaint('backup', 'a', 'b')).toEqual([2, expect.stringContaining('"b" is one word too many')])
  expect(await complaint('restore', '--verfiy', 'a')).toEqual([2, expect.stringContaining('--verfiy')])
  expect(await complaint('backup', 'a')).toEqual([1, expect.stringContaining('There is no store in')])
  expect(readdirSync(nowhere)).toEqual([])
})

test('it is a program of its own, and its exit code says whether all is well', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ['src/server/admin/main.ts', ...args], {
      env: { DATA_DIR: folder() },
      encoding: 'utf8',
    })
  const { status, stdout, stderr } = start('verify-journal')
  expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining('There is no store in')])
})

test('whoever reads only the beginning of what it says ends no work', async () => {
  const program = spawn(process.execPath, ['src/server/admin/main.ts', 'help'], { stdio: ['ignore', 'pipe', 'ignore'] })
  program.stdout.destroy()
  expect(await once(program, 'exit')).toEqual([0, null])
})
