/**
 * A tablet with the engine of the iPads, or the nearest thing to it that runs here: WebKitGTK, on a screen that nobody
 * sees, through its own WebDriver. What it keeps is gone when it is closed, as in every browser that is automated. As
 * with Chromium's tablet, what the page must never do is collected, and `close` fails the test for it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'
import { pathOf, webkit, xvfb } from '#tests/house/needs.ts'
import type { Screen } from './screen.ts'
import { type Seen, look } from './webkit-seen.ts'
import { PATIENT, TABLET } from './tablet.ts'

export interface WebKitTablet {
  readonly screen: Screen<Seen>
  readonly reload: () => Promise<void>
  /** Ends the browser and fails if the page did what it must never do. */
  readonly close: () => Promise<void>
}

export async function openWebKit(): Promise<WebKitTablet> {
  const display = await startDisplay()
  const service = await startDriver(display.name)
  const driver = await begin(service.address)
  const faults: string[] = []
  const arrive = async (go: () => Promise<void>) => {
    faults.push(...(await faultsOn(driver)))
    await go()
    await watch(driver)
  }
  return {
    screen: {
      goto: (address) => arrive(() => driver.get(address)),
      evaluate: (ask) => evaluate(driver, ask),
      getByRole: look(driver).getByRole,
    },
    reload: () => arrive(() => driver.navigate().refresh()),
    close: async () => {
      try {
        faults.push(...(await faultsOn(driver)))
        await driver.quit()
      } finally {
        await end(service.process)
        await end(display.process)
      }
      if (faults.length > 0) throw new Error(`The page did what it must never do:\n${faults.join('\n')}`)
    },
  }
}

/** X chooses a free display and says which. */
async function startDisplay(): Promise<{ readonly name: string; readonly process: ChildProcess }> {
  const { width, height } = { width: TABLET.width + 200, height: TABLET.height + 200 }
  const screen = ['-screen', '0', `${width}x${height}x24`]
  const child = spawn(pathOf(xvfb), ['-displayfd', '3', ...screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = (await once(child.stdio[3]!, 'data')) as [Buffer]
  return { name: `:${number.toString().trim()}`, process: child }
}

async function startDriver(display: string): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  const port = await freePort()
  const child = spawn(pathOf(webkit), [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  })
  const address = `http://127.0.0.1:${port}`
  for (let waited = 0; waited < PATIENT.timeout; waited += 50) {
    if (child.exitCode !== null) throw new Error(`WebKit's driver ended with ${child.exitCode}`)
    if ((await fetch(`${address}/status`).catch(() => null))?.ok) return { address, process: child }
    await sleep(50)
  }
  throw new Error("WebKit's driver did not start")
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

async function begin(address: string): Promise<WebDriver> {
  const driver = await new Builder()
    .usingServer(address)
    .withCapabilities(new Capabilities({ browserName: 'MiniBrowser' }))
    .build()
  await driver.manage().setTimeouts({ script: PATIENT.timeout })
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...TABLET })
  return driver
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  if (child.exitCode === null && child.kill()) await gone
}

async function evaluate<T>(driver: WebDriver, ask: () => T | Promise<T>): Promise<T> {
  const answered = await driver.executeAsyncScript<{ readonly is: T } | { readonly failed: string }>(
    `const done = arguments[0]
     Promise.resolve().then(${ask.toString()}).then((is) => done({ is }), (error) => done({ failed: String(error) }))`,
  )
  if ('failed' in answered) throw new Error(answered.failed)
  return answered.is
}

type Watched = typeof globalThis & { faults?: string[] }

/** Hears from here on what the page must never do; this driver brings no word of what happened while it was loading. */
function watch(driver: WebDriver): Promise<void> {
  return evaluate(driver, () => {
    const faults: string[] = ((globalThis as Watched).faults = [])
    addEventListener('error', ({ message }) => faults.push(`uncaught: ${message}`))
    addEventListener('unhandledrejection', ({ reason }) => faults.push(`unhandled: ${String(reason)}`))
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      faults.push(`content policy: ${violatedDirective} ${blockedURI}`),
    )
    const complain = console.error
    console.error = (...words: unknown[]) => {
      faults.push(`console: ${words.map(String).join(' ')}`)
      complain(...words)
    }
  })
}

function faultsOn(driver: WebDriver): Promise<readonly string[]> {
  return evaluate(driver, () => (globalThis as Watched).faults ?? [])
}
