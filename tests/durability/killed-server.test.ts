/**
 * The promise of a receipt, tried as roughly as it can be: the server is killed again and again while devices write, at
 * moments that nobody chose, and whatever it had acknowledged by then is there afterwards, under the number it was given.
 */
import { openSqlite } from '#server/db/sqlite.ts'
import { fileIn } from '#server/db/store.ts'
import { startServer } from '#tests/browser/server.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { wrongIn } from './verified.ts'
import { Writer, signIn, writeUntil } from './writer.ts'

const KILLS = 50
const PERSONAS = ['amina', 'dan', 'linda'] as const
const LONGEST_LIFE_MS = 100

test(
  `${KILLS} times killed while devices write: nothing that was acknowledged is lost`,
  { timeout: 600_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'qa-review-killed-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    // A killed process leaves no compiled code behind for the next.
    await (await startServer({ dataDir })).stop()
    let server = await startServer({ dataDir })
    const people = await Promise.all(PERSONAS.map((persona) => signIn(server.port, persona)))
    const writers = people.map((somebody) => new Writer(somebody))
    const acknowledged = () => writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
    for (let kill = 0; kill < KILLS; kill++) {
      const before = acknowledged()
      const stopping = new AbortController()
      const writing = writeUntil(stopping.signal, writers, server.port)
      await expect.poll(acknowledged, { interval: 5, timeout: 30_000 }).toBeGreaterThan(before)
      await sleep(Math.random() * LONGEST_LIFE_MS)
      await server.stop('SIGKILL')
      stopping.abort()
      await writing
      server = await startServer({ dataDir })
    }
    for (const writer of writers) expect(await writer.lost(server.port)).toEqual([])
    await server.stop()
    const store = openSqlite(fileIn(dataDir))
    onTestFinished(() => store.close())
    expect(await wrongIn(store)).toEqual([])
    console.log(`killed ${KILLS} times, ${acknowledged()} entries acknowledged, 0 lost`)
  },
)
