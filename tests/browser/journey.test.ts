import type { Locator } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { layCable } from './cable.ts'
import { expectWordsToArrive } from './journey.ts'
import { startServer } from './server.ts'
import { type Tablet, openTablet, sessionOnDisk } from './tablet.ts'

test('written offline, killed, reopened offline, submitted, and read by the lead exactly as typed', async () => {
  const server = await startServer()
  onTestFinished(() => server.stop())
  const cable = await layCable(server.port)
  onTestFinished(() => cable.unplug())
  const tablets: Tablet[] = []
  onTestFinished(async () => {
    for (const tablet of tablets) await tablet.close()
  })
  const open = async (profile?: string) => {
    const tablet = await openTablet(profile === undefined ? {} : { profile })
    tablets.push(tablet)
    return tablet.page
  }

  await expectWordsToArrive<Locator>({
    origin: cable.origin,
    openTablet: () => open(),
    disconnect: cable.cut,
    connect: cable.join,
    misfortune: async () => {
      const first = tablets.pop()!
      await sessionOnDisk(first)
      await first.die()
      expect(first.faults).toEqual([])
      return open(first.profile)
    },
  })
})
