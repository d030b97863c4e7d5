/**
 * A tablet: a real Chromium process with its own profile on the disk, so that it can be killed as a tablet dies,
 * and opened again with what it had kept. Everything that the page must never do (a CSP violation, an uncaught
 * error, a console error) is collected, and `close` fails the test for it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, type Page, chromium } from 'playwright-core'
import { chromium as installed, pathOf } from '#tests/house/needs.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
export const PHONE: Size = { width: 320, height: 720 }
export const TABLET: Size = { width: 820, height: 1180 }
export const DESKTOP: Size = { width: 1280, height: 800 }

/** What a person would see is waited for: how soon a slow machine shows it is no fault of the page. */
export const PATIENT = { timeout: 60_000 } as const

export interface Tablet {
  readonly page: Page
  readonly context: BrowserContext
  readonly profile: string
  /** What the page must never do, in words. */
  readonly faults: string[]
  /** The battery is gone: SIGKILL to the whole browser. The profile stays. */
  readonly die: () => Promise<void>
  /** Ends the browser and fails if the page did what it must never do. */
  readonly close: () => Promise<void>
}

/** Lines that a browser prints for a lost connection: they are the situation, not a fault. */
const OFFLINE = /net::ERR_|Failed to load resource|status of (401|409|503)/

export interface Browser {
  readonly profile: string
  /** Where its DevTools answer, as `http://127.0.0.1:9222`. */
  readonly endpoint: string
  readonly die: () => Promise<void>
  readonly forget: () => Promise<void>
}

/** Starts Chromium with a profile of its own, or with one that an earlier one has left. */
export async function startBrowser(given?: string, more: readonly string[] = []): Promise<Browser> {
  const profile = given ?? (await mkdtemp(join(tmpdir(), 'qa-tablet-')))
  await rm(join(profile, 'DevToolsActivePort'), { force: true })
  const browser = spawn(pathOf(installed), [...ARGS, ...more, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  })
  return {
    profile,
    endpoint: await endpointOf(profile, browser),
    die: async () => {
      const gone = new Promise((resolve) => browser.once('exit', resolve))
      if (browser.exitCode === null) process.kill(-browser.pid!, 'SIGKILL')
      await gone
    },
    forget: () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  }
}

export interface TabletOptions {
  readonly profile?: string
  readonly size?: Size
  readonly dark?: boolean
  /** The SHA-256 of the public key of a certificate that nobody else vouches for, in base64. */
  readonly trusts?: string
}

export async function openTablet(options: TabletOptions = {}): Promise<Tablet> {
  const trusts = options.trusts === undefined ? [] : [`--ignore-certificate-errors-spki-list=${options.trusts}`]
  const browser = await startBrowser(options.profile, trusts)
  const { profile } = browser
  const size = options.size ?? TABLET
  const connection = await chromium.connectOverCDP(browser.endpoint)
  const context = connection.contexts()[0]!
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: options.dark ? 'dark' : 'light' })
  context.setDefaultTimeout(PATIENT.timeout)
  const faults: string[] = []
  watch(context, page, faults)
  const die = async () => {
    await browser.die()
    await connection.close().catch(() => undefined)
  }
  return {
    page,
    context,
    profile,
    faults,
    die,
    close: async () => {
      await die()
      await browser.forget()
      if (faults.length > 0) throw new Error(`The page did what it must never do:\n${faults.join('\n')}`)
    },
  }
}

/** Collects what a page, and every other of its session, must never do. */
export function watch(context: BrowserContext, first: Page, faults: string[]): void {
  const each = (page: Page) => {
    page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
    page.on('console', (line) => {
      const violation = /Content.Security.Policy|Trusted(Script|HTML| Type)/i.test(line.text())
      if (violation || (line.type() === 'error' && !OFFLINE.test(line.text())))
        faults.push(
          `console: ${line.text()} (${line.location().url}:${line.location().lineNumber}:${line.location().columnNumber})`,
        )
    })
  }
  each(first)
  context.on('page', each)
}

async function endpointOf(profile: string, browser: ChildProcess): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (browser.exitCode !== null) throw new Error(`Chromium ended with ${browser.exitCode}`)
    const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')
    if (port) return `http://127.0.0.1:${port}`
    await sleep(50)
  }
  throw new Error('Chromium did not start within 30 s')
}

const ARGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--hide-crash-restore-bubble',
  '--hide-scrollbars',
]

/**
 * Waits until the browser has written its session to the disk, which Chromium does within half a minute. A tablet that
 * dies sooner after signing in asks to sign in again before it sends; what was typed does not depend on it.
 */
export async function sessionOnDisk({ profile }: Tablet): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 500) {
    const files = ['Cookies', 'Cookies-wal', 'Cookies-journal'].map((name) => join(profile, 'Default', name))
    for (const file of files) if ((await readFile(file).catch(() => '')).includes('qar-session')) return
    await sleep(500)
  }
  throw new Error('The browser did not keep its session within a minute')
}
