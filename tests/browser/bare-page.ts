/**
 * A page whose service workers nobody watches. Playwright attaches itself to every worker, and a worker that is
 * attached to is not let go of as any other: a version that was told to take over then sometimes waited for ever, and
 * the reload with it. So where workers replace each other, the page is driven by the browser's own protocol alone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, PATIENT } from './tablet.ts'

export interface BarePage {
  /** Runs `work` in the page; what it returns comes back as JSON does. */
  readonly evaluate: <Args extends readonly unknown[], T>(
    work: (...given: Args) => T,
    ...given: Args
  ) => Promise<Awaited<T>>
  /** Waits until `work` is true in the page, whatever page that is by then. */
  readonly until: <Args extends readonly unknown[]>(
    work: (...given: Args) => boolean | Promise<boolean>,
    ...given: Args
  ) => Promise<void>
  readonly goto: (address: string) => Promise<void>
  /** A real click in the middle of the first button, link or heading that begins with this text. */
  readonly click: (text: string) => Promise<void>
  readonly shows: (text: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** How often a page has been loaded. */
  readonly loads: () => number
  /** Waits until a page has been loaded more often than `before`. */
  readonly loadedAgain: (before: number) => Promise<void>
  readonly close: () => Promise<void>
  /** Uncaught errors and what the console called an error. */
  readonly faults: readonly string[]
}

/** How long one look at the page may take. */
const GLIMPSE_MS = 5000

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/** @param isNew a page in a new tab, beside the one that the browser began with */
export async function barePage({ endpoint }: Browser, isNew = false): Promise<BarePage> {
  const devtools = await connect(await addressOf(endpoint, isNew))
  const faults: string[] = []
  let loads = 0
  devtools.on('Page.loadEventFired', () => (loads += 1))
  devtools.on('Runtime.exceptionThrown', (said) => faults.push(`uncaught: ${JSON.stringify(said)}`))
  devtools.on('Log.entryAdded', (said) => {
    const { level, text } = said['entry'] as { level: string; text: string }
    if (level === 'error' && !text.includes('Failed to load resource')) faults.push(`console: ${text}`)
  })
  for (const domain of ['Page', 'Runtime', 'Log']) await devtools.send(`${domain}.enable`)

  const run = async (work: unknown, given: readonly unknown[], patienceMs: number) => {
    const expression = `(${String(work)})(...${JSON.stringify(given)})`
    const asked = { expression, awaitPromise: true, returnByValue: true }
    const answer = await devtools.send('Runtime.evaluate', asked, patienceMs)
    if (answer['exceptionDetails']) throw new Error(JSON.stringify(answer['exceptionDetails']))
    return (answer['result'] as { value: never }).value
  }
  const evaluate: BarePage['evaluate'] = (work, ...given) => run(work, given, PATIENT.timeout)
  /** Null while nobody answers: a page on its way out answers nothing, or that it is no more. */
  const glimpse = (work: unknown, ...given: readonly unknown[]): Promise<unknown> =>
    run(work, given, GLIMPSE_MS).catch(() => null)
  const poll = async (isSo: () => Promise<boolean>, what: string) => {
    for (const begun = Date.now(); Date.now() - begun < PATIENT.timeout; await sleep(50)) if (await isSo()) return
    throw new Error(`In vain: ${what}`)
  }
  const until: BarePage['until'] = (work, ...given) =>
    poll(async () => (await glimpse(work, ...given)) === true, `${work.toString()} ${JSON.stringify(given)}`)
  const loadedAgain = (before: number) => poll(async () => loads > before, 'another load')
  const mouse = (type: string, at: { x: number; y: number }) =>
    devtools.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 })

  return {
    evaluate,
    until,
    faults,
    loads: () => loads,
    loadedAgain,
    goto: async (address) => {
      const before = loads
      await devtools.send('Page.navigate', { url: address })
      await loadedAgain(before)
    },
    click: async (text) => {
      let at: Point | null = null
      await poll(async () => (at = (await glimpse(centreOf, text)) as Point | null) !== null, `to click ${text}`)
      for (const type of ['mousePressed', 'mouseReleased']) await mouse(type, at!)
    },
    close: async () => {
      // It is often gone before it could answer.
      void devtools.send('Page.close').catch(() => undefined)
      await devtools.gone
    },
    shows: (text) => until((wanted) => document.body.innerText.includes(wanted), text),
    type: async (text) => {
      for (const key of text) {
        await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key })
        await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
      }
    },
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Runs in the page: where the control with this text is, brought into sight; null while there is none to press. */
function centreOf(text: string): Point | null {
  const controls = [...document.querySelectorAll<HTMLElement>('a, button')]
  const control = controls.find((each) => each.innerText.trim().startsWith(text) && !each.hasAttribute('disabled'))
  if (!control) return null
  control.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = control.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

async function addressOf(endpoint: string, isNew: boolean): Promise<string> {
  interface Target {
    readonly type: string
    readonly webSocketDebuggerUrl: string
  }
  if (isNew) {
    const opened = await fetch(`${endpoint}/json/new?about:blank`, { method: 'PUT' })
    return ((await opened.json()) as Target).webSocketDebuggerUrl
  }
  const targets = (await (await fetch(`${endpoint}/json/list`)).json()) as Target[]
  return targets.find((target) => target.type === 'page')!.webSocketDebuggerUrl
}

async function connect(address: string) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  let last = 0
  const asked = new Map<number, (message: Message) => void>()
  const listeners = new Map<string, (said: Record<string, unknown>) => void>()
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data as string) as Message
    if (message.id !== undefined) asked.get(message.id)?.(message)
    else listeners.get(message.method!)?.(message.params ?? {})
  })
  const gone = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      for (const [id, answer] of asked) answer({ id, error: { message: 'The page is gone' } })
      resolve()
    })
  })
  return {
    gone,
    on: (event: string, listener: (said: Record<string, unknown>) => void) => listeners.set(event, listener),
    send: (method: string, params: object = {}, patienceMs: number = PATIENT.timeout) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const id = (last += 1)
        const giveUp = setTimeout(() => reject(new Error(`${method} was not answered`)), patienceMs)
        asked.set(id, ({ result, error }) => {
          clearTimeout(giveUp)
          asked.delete(id)
          if (result) resolve(result)
          else reject(new Error(error?.message))
        })
        socket.send(JSON.stringify({ id, method, params }))
      }),
  }
}
