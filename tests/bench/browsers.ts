/**
 * One Chromium with a profile on the disk, on the far end of one slow line. A second device of the same person is a page
 * under this computer's other name: a place of its own for everything that a browser keeps.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { type Tablet, openTablet } from '#tests/browser/tablet.ts'
import { type BuiltPage, buildPage } from './build-page.ts'
import type { Wire } from './figures.ts'
import { type RunningHost, startHost } from './hosting.ts'
import type { Reviewer } from './network.ts'
import type { Engine } from './page/engine.ts'
import type { Bench } from './page/main.ts'
import { type SlowLine, laySlowLine } from './slow-line.ts'

export interface Browsers {
  readonly host: RunningHost
  readonly line: SlowLine
  /** A page of this person; `first` and `second` are devices of their own. */
  readonly pageOf: (reviewer: Reviewer, which?: 'first' | 'second') => Promise<Page>
  /** What an engine waits for before it says that something is kept. */
  readonly durabilityOf: (engine: string) => Promise<Durability>
  /** What passes the line while the work is done. */
  readonly counted: <T>(work: () => Promise<T>) => Promise<readonly [T, Wire]>
  readonly close: () => Promise<void>
}

export type Durability = Engine['durability']

const NAMES = { first: 'localhost', second: '127.0.0.1' } as const

export async function openBrowsers(): Promise<Browsers> {
  const built: BuiltPage = await buildPage()
  const host = await startHost({ databaseUrl: null, staticRoot: built.folder, size: { reviews: 4, peers: 1 } })
  const line = await laySlowLine(host.port)
  const tablet: Tablet = await openTablet()
  const { context } = tablet
  let requests = 0
  context.on('request', () => (requests += 1))
  const pageOf: Browsers['pageOf'] = async ({ cookie }, which = 'first') => {
    const domain = NAMES[which]
    await context.addCookies([{ ...cookie, domain, path: '/', httpOnly: true, sameSite: 'Strict' }])
    const page = await newWindow(context)
    await page.goto(`http://${domain}:${line.port}/`)
    await page.waitForFunction(() => 'bench' in globalThis)
    return page
  }
  return {
    host,
    line,
    pageOf,
    async durabilityOf(engine) {
      const page = await pageOf(host.reviews[0]![0]!)
      const durability = await inPage(page, (bench, name) => bench.durability(name), engine)
      await page.close()
      return durability
    },
    async counted(work) {
      const before = { ...line.passed(), requests }
      const done = await work()
      const { up, down } = line.passed()
      return [done, { up: up - before.up, down: down - before.down, requests: requests - before.requests }]
    },
    close: async () => {
      await tablet.close()
      await line.unplug()
      await host.stop()
      await built.forget()
    },
  }
}

/** Each page in a window of its own, since one behind another is not seen, and exchanges seldom. */
async function newWindow(context: BrowserContext): Promise<Page> {
  const browser = await context.browser()!.newBrowserCDPSession()
  const opened = context.waitForEvent('page')
  await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true })
  await browser.detach()
  return opened
}

/** Runs in the page; what it is given must be plain data. */
export function inPage<Given, Answer>(
  page: Page,
  work: (bench: Bench, given: Given) => Promise<Answer> | Answer,
  given: Given,
): Promise<Answer> {
  return page.evaluate<Answer>(`(${work.toString()})(globalThis.bench, ${JSON.stringify(given)})`)
}
