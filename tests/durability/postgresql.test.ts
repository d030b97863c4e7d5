/**
 * PostgreSQL is stopped as by a power cut while devices write through a server that goes on running, and two servers on
 * one PostgreSQL are as good as one: what one of them acknowledged is there for whoever reads through the other.
 */
import { openPostgresql } from '#server/db/postgresql.ts'
import { startServer } from '#tests/browser/server.ts'
import { newDatabase, startPostgres } from '#tests/world/postgres.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import { wrongIn } from './verified.ts'
import { Reader } from './reader.ts'
import { Writer, signIn, writeUntil } from './writer.ts'

const STOPS = 10
const BATCHES = 20
const PERSONAS = ['amina', 'dan', 'linda'] as const

async function serverOn(databaseUrl: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'qa-review-stopped-'))
  const server = await startServer({ dataDir, env: { DATABASE_URL: databaseUrl } })
  onTestFinished(async () => {
    await server.stop('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })
  return server
}

test(
  `PostgreSQL ${STOPS} times stopped at once: nothing that was acknowledged is lost`,
  { timeout: 300_000 },
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.remove())
    const databaseUrl = await newDatabase(postgres.adminUrl)
    const server = await serverOn(databaseUrl)
    const people = await Promise.all(PERSONAS.map((persona) => signIn(server.port, persona)))
    const writers = people.map((somebody) => new Writer(somebody))
    const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
    const stopping = new AbortController()
    const writing = writeUntil(stopping.signal, writers, server.port)
    for (let stop = 0; stop < STOPS; stop++) {
      const before = acknowledged()
      await expect.poll(acknowledged, { timeout: 30_000 }).toBeGreaterThan(before)
      await sleep(Math.random() * 200)
      await postgres.stop('immediate')
      await postgres.start()
    }
    const before = acknowledged()
    await expect.poll(acknowledged, { timeout: 30_000 }).toBeGreaterThan(before)
    stopping.abort()
    await writing
    for (const writer of writers) expect(await writer.lost(server.port)).toEqual([])
    const store = openPostgresql(databaseUrl)
    expect(await wrongIn(store)).toEqual([])
    await store.close()
    console.log(`stopped ${STOPS} times, ${acknowledged()} entries acknowledged, 0 lost`)
  },
)

test(
  'eight writers through one server, a reader through another: nothing is missed',
  { timeout: 120_000 },
  async () => {
    const databaseUrl = await newDatabase(inject('postgres'))
    const [first, second] = [await serverOn(databaseUrl), await serverOn(databaseUrl)]
    const names = [...PERSONAS, 'priya', ...PERSONAS, 'priya']
    const people = await Promise.all(names.map((name) => signIn(first.port, name)))
    // Of one's two devices, which write in it at once.
    const writers = people.map((somebody, at) => new Writer(somebody, `comment/of-${names[at]}`))
    const reader = new Reader(await signIn(second.port, 'linda'), second.port)
    const told = reader.listen()
    await Promise.all(
      writers.map(async (writer) => {
        for (let batch = 0; batch < BATCHES; batch++) expect(await writer.send(first.port)).toBe(true)
      }),
    )
    const wrote = writers.flatMap((writer) => [...writer.acknowledged.keys()].map(({ mid }) => mid))
    // It looks only when the other server's poke has reached it, and only forward.
    await expect.poll(() => wrote.filter((mid) => !reader.seen.has(mid)), { timeout: 20_000 }).toEqual([])
    reader.leave()
    await told
    expect(reader.seenTwice).toEqual([])
  },
)
