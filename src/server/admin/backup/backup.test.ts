/** A backup is made, damaged in every way, and put into another store, where every row must be as it was. */
import { type Json, type JsonObject, canonicalJson } from '#domain/custody/canonical.ts'
import { MIGRATIONS, migrationsOf } from '#server/db/migrations.ts'
import type { Context } from '#server/context.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import { beginProduction } from '#server/production.ts'
import { digestIn, putDigest } from '#server/people/credentials.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { idOf } from '#tests/world/known.ts'
import { complete, serverWorld, write } from '#tests/world/server.ts'
import { isPostgresql, testStore } from '#tests/world/store.ts'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { audit } from '../audit.ts'
import { backUp } from './back-up.ts'
import { type Header, trailer } from './format.ts'
import { readBackup } from './read.ts'
import { restore } from './restore.ts'
import { KEPT, LEFT_OUT } from './tables.ts'

const quiet = () => undefined
const AWKWARD = 'one\u2028two\r\nthree\u0085 “four” 👩🏽‍🏫 … \uFEFF end '

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'qa-review-backup-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const emptyStore = async (context: Context, path?: string): Promise<Context> => ({
  ...context,
  ...(await testStore(path)),
})

async function lived() {
  const world = await serverWorld()
  const amina = world.as('amina')
  await amina.say(...complete(amina.own), write(amina.own, 'areas/leadership/went-well/p1/text', AWKWARD))
  await amina.say(write(amina.own, 'areas/leadership/estimate', 'outstanding'), await amina.submission())
  await inOwnTransaction(world.context, (tx) => putDigest(tx, amina.id, 'a digest'))
  return world
}

async function contents({ db }: Context): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {}
  for (const [table, key] of KEPT) {
    let query = db.selectFrom(table).selectAll()
    for (const column of key) query = query.orderBy(column as never)
    tables[table] = await query.execute()
  }
  return tables
}

test('every table of the store is in a backup, or is left out on purpose', async () => {
  const { context } = await serverWorld()
  const tables = await context.db.introspection.getTables()
  const known = [...KEPT.map(([table]) => table), ...LEFT_OUT]
  expect(tables.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
})

test('what was backed up is there again, row by row and byte for byte, under a new epoch, and nobody is signed in', async () => {
  const { context } = await lived()
  const file = join(folder(), 'network.backup')
  const made = await backUp(context, file, quiet)
  const other = await emptyStore(context)
  await beginProduction(other)
  const restored = await restore(other, file, quiet)
  expect(restored).toEqual({ ...made, epoch: expect.stringMatching(/^[\da-f-]{36}$/) })
  const [before, after] = [await contents(context), await contents(other)]
  const epochs = [before, after].map(({ meta }) =>
    (meta as { key: string; value: string }[]).find(({ key }) => key === 'epoch'),
  )
  expect(epochs[0]).not.toEqual(epochs[1])
  expect({ ...after, meta: null }).toEqual({ ...before, meta: null })
  expect(JSON.stringify(after['write'])).toContain(JSON.stringify(JSON.stringify(AWKWARD)).slice(1, -1))
  expect(await other.db.selectFrom('session').selectAll().execute()).toEqual([])
  expect(await audit(other, quiet)).toEqual({ reviews: 1, findings: [] })
})

test('a network moves from one engine to the other, and back', async () => {
  const { context } = await lived()
  const place = folder()
  const sqlite = openSqlite(':memory:')
  onTestFinished(() => sqlite.close())
  const between = { ...context, ...sqlite }
  const [there, back] = [join(place, 'there.backup'), join(place, 'back.backup')]
  await backUp(context, there, quiet)
  await restore(between, there, quiet)
  await backUp(between, back, quiet)
  const other = await emptyStore(context)
  await restore(other, back, quiet)
  expect({ ...(await contents(other)), meta: null }).toEqual({ ...(await contents(context)), meta: null })
  expect(await audit(other, quiet)).toEqual({ reviews: 1, findings: [] })
  expect(await inOwnTransaction(other, (tx) => digestIn(tx, idOf('amina')))).toBe('a digest')
})

test('a backup of an older release is restored into its tables, which are then brought up to date', async () => {
  const { context } = await lived()
  const place = folder()
  const file = join(place, 'now.backup')
  await backUp(context, file, quiet)
  const [header, ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  const older = { ...(JSON.parse(header!) as Header), migrations: MIGRATIONS.slice(0, 3) }
  const rows = lines
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { in: string; row: JsonObject })
    .filter((line) => !line.in.startsWith('auth_'))
    .map(({ in: table, row }) => ({
      in: table,
      row: table === 'person' ? { id: row['id']!, name: row['name']! } : row,
    }))
  const text = [older, ...rows].map((line) => `${canonicalJson(line as unknown as Json)}\n`).join('')
  const counts = Object.fromEntries(
    [...Map.groupBy(rows, (row) => row.in)].map(([table, some]) => [table, some.length]),
  )
  const old = join(place, 'old.backup')
  writeFileSync(old, gzipSync(text + trailer(counts, context.sha256(text))))
  const sqlite = openSqlite(':memory:')
  onTestFinished(() => sqlite.close())
  expect(await restore({ ...context, ...sqlite }, old, quiet)).toHaveProperty('epoch')
  expect(await migrationsOf(sqlite.db)).toEqual(MIGRATIONS)
  expect(await audit({ ...context, ...sqlite }, quiet)).toEqual({ reviews: 1, findings: [] })
  expect(await restore(await emptyStore(context), old, quiet)).toEqual({ refused: 'store-ahead' })
})

test('a backup is one moment: what is written while it is made is in all of it or in none', async () => {
  const { context } = await lived()
  const path = join(folder(), 'store.sqlite')
  const server = await emptyStore(context, path)
  const first = join(folder(), 'first.backup')
  await backUp(context, first, quiet)
  await restore(server, first, quiet)
  const beside = isPostgresql() ? server : { ...context, ...openSqlite(path) }
  if (beside !== server) onTestFinished(() => beside.db.destroy())
  const before = await contents(server)
  const second = join(folder(), 'second.backup')
  let writing: Promise<unknown> | undefined
  await backUp(beside, second, () => {
    writing ??= server.db.updateTable('hub').set({ name: 'renamed meanwhile' }).execute()
  })
  expect(await writing).toBeDefined()
  expect((await server.db.selectFrom('hub').select('name').execute()).map(({ name }) => name)).toContain(
    'renamed meanwhile',
  )
  const other = await emptyStore(context)
  await restore(other, second, quiet)
  expect((await contents(other))['hub']).toEqual(before['hub'])
})

test('the file is for its owner only, has no other beside it, and never replaces another', async () => {
  const { context } = await lived()
  const place = folder()
  const file = join(place, 'network.backup')
  await backUp(context, file, quiet)
  expect([readdirSync(place), statSync(file).mode & 0o777]).toEqual([['network.backup'], 0o600])
  expect(await backUp(context, file, quiet)).toEqual({ refused: 'exists' })
  expect(await backUp(context, join(place, 'no-folder', 'x'), quiet)).toEqual({ refused: 'no-folder' })
  expect(readdirSync(place)).toEqual(['network.backup'])
})

test('an empty store is no backup, and a store with something in it takes none', async () => {
  const { context } = await lived()
  const file = join(folder(), 'network.backup')
  expect(await backUp(await emptyStore(context), file, quiet)).toEqual({ refused: 'nothing-there' })
  await backUp(context, file, quiet)
  expect(await restore(context, file, quiet)).toEqual({ refused: 'store-not-empty' })
})

test('what is not whole, not ours or of a newer release is refused before anything is put into a store', async () => {
  const { context } = await lived()
  const place = folder()
  const file = join(place, 'network.backup')
  await backUp(context, file, quiet)
  const bytes = readFileSync(file)
  const whole = gunzipSync(bytes)
  const read = async (content: Buffer | string) => {
    const changed = join(place, 'changed.backup')
    writeFileSync(changed, content)
    return readBackup(changed, quiet)
  }
  expect(await readBackup(join(place, 'nothing'), quiet)).toEqual({ wrong: 'not-there' })
  expect(await readBackup(place, quiet)).toEqual({ wrong: 'not-there' })
  expect(await read('kind,key\n')).toEqual({ wrong: 'not-a-backup' })
  expect(await read(gzipSync('{"format":"another"}\n'))).toEqual({ wrong: 'not-a-backup' })
  expect(await read('')).toEqual({ wrong: 'not-a-backup' })
  const newer = whole.toString().replace('"migrations":[', '"migrations":["0000-of-the-future",')
  expect(await read(gzipSync(newer))).toEqual({ wrong: 'newer' })
  const isWrong = async (content: Buffer) => 'wrong' in (await read(content))
  const zipped = (content: Buffer) => gzipSync(content, { level: 1 })
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.byteLength - 2), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(whole)
      changed[at]! ^= by
      expect(await isWrong(zipped(changed))).toBe(true)
      expect(await isWrong(zipped(whole.subarray(0, at)))).toBe(true)
      expect(await isWrong(bytes.subarray(0, at % bytes.byteLength))).toBe(true)
    }),
    { numRuns: 60 },
  )
})
