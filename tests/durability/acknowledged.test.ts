import { startServer } from '#tests/browser/server.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { flushedBeforeAnswers, watching } from './fsync.ts'
import { Writer, signIn } from './writer.ts'

const PUSHES = 20

test('the store’s file is flushed to the disk between each push and its answer', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qa-review-watched-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const asked = join(folder, 'asked')
  const server = await startServer({ dataDir: join(folder, 'store'), under: watching(asked) })
  const writer = new Writer(await signIn(server.port, 'amina'))
  for (let push = 0; push < PUSHES; push++) expect(await writer.send(server.port)).toBe(true)
  await server.stop()
  const flushed = flushedBeforeAnswers(asked)
  expect(flushed).toHaveLength(PUSHES)
  for (const files of flushed) expect(files).toContainEqual(expect.stringMatching(/qa-review\.sqlite-wal$/))
})
