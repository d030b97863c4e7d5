/** Between each push and its answer the disk is asked to keep it: seen from outside, on either engine. */
import { startServer } from '#tests/browser/server.ts'
import { newDatabase, startPostgres } from '#tests/world/postgres.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Flush, flushesIn, pushesIn, watching } from './fsync.ts'
import { Writer, signIn } from './writer.ts'

const PUSHES = 20
const WATCHED = 'watched'

async function pushedBy(options: Parameters<typeof startServer>[0]) {
  const folder = mkdtempSync(join(tmpdir(), 'qa-review-watched-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const watched = join(folder, WATCHED)
  const server = await startServer({ dataDir: join(folder, 'store'), under: watching(watched), ...options })
  const writer = new Writer(await signIn(server.port, 'amina'))
  for (let push = 0; push < PUSHES; push++) expect(await writer.send(server.port)).toBe(true)
  await server.stop()
  const pushes = pushesIn(watched)
  expect(pushes).toHaveLength(PUSHES)
  return { pushes, flushes: flushesIn(watched) }
}

type Pushed = Awaited<ReturnType<typeof pushedBy>>

const unkept = ({ pushes }: Pick<Pushed, 'pushes'>, flushes: readonly Flush[], file: RegExp) =>
  pushes.filter(({ from, to }) => !flushes.some(({ at, path }) => from < at && at < to && file.test(path)))

test('SQLite’s log is flushed between each push and its answer', { timeout: 120_000 }, async () => {
  const pushed = await pushedBy({})
  expect(unkept(pushed, pushed.flushes, /qa-review\.sqlite-wal$/)).toEqual([])
})

test('PostgreSQL’s log is flushed between each push and its answer', { timeout: 120_000 }, async () => {
  const postgres = await startPostgres({ under: watching(WATCHED) })
  onTestFinished(() => postgres.remove())
  const pushed = await pushedBy({ env: { DATABASE_URL: await newDatabase(postgres.adminUrl) } })
  await postgres.stop('fast')
  const flushes = flushesIn(join(postgres.folder, WATCHED))
  expect(unkept(pushed, flushes, /\/pg_wal\//)).toEqual([])
})
