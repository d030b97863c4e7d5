import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, test } from 'vitest'
import { expectWordsToArrive } from './journey.ts'
import { startServer } from './server.ts'
import { type WebKitTablet, openWebKit } from './webkit.ts'
import type { Seen } from './webkit-seen.ts'

test('written while the server is stopped, reloaded, submitted, and read by the lead exactly as typed', async () => {
  const store = await mkdtemp(join(tmpdir(), 'qa-review-'))
  onTestFinished(() => rm(store, { recursive: true, force: true }))
  let server = await startServer({ dataDir: store })
  onTestFinished(() => server.stop())
  const { port } = server
  const tablets: WebKitTablet[] = []
  onTestFinished(async () => {
    for (const tablet of tablets) await tablet.close()
  })

  await expectWordsToArrive<Seen>({
    origin: `http://localhost:${port}`,
    openTablet: async () => {
      const tablet = await openWebKit()
      tablets.push(tablet)
      return tablet.screen
    },
    disconnect: () => server.stop(),
    connect: async () => {
      server = await startServer({ dataDir: store, port })
    },
    misfortune: async (screen) => {
      await tablets[0]!.reload()
      return screen
    },
  })
})
