/**
 * The measured page. Every engine is driven by the same few loops, timed here, where a person would wait; the program
 * outside only says which, how often and over what line.
 */
import '#app/jitless.ts'
import type { Device, Edit, Engine, Place } from './engine.ts'
import { openLimit } from './limit.ts'
import { qaReview } from './qa-review.ts'

const ENGINES: { readonly [name: string]: Engine } = { 'qa-review': qaReview }

export interface EditTimes {
  readonly typedOn: number[]
  readonly changed: number[]
  readonly withPause: number[]
  readonly limit: number[]
}

/** A moment that every page of this browser gives the same number. */
const moment = () => performance.timeOrigin + performance.now()

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const open = (engine: string, place: Place): Promise<Device> => ENGINES[engine]!.open(place)

/** Somewhat more than the slowest beat of an exchange. */
const PATIENCE_MS = 60_000

let live: Device | null = null
const seen = new Map<string, number>()

const bench = {
  durability: (engine: string) => ENGINES[engine]!.durability,

  /** Edits on a device that has fetched its documents, each beside a plain put of the same text. */
  async edits(engine: string, place: Place, document: string, texts: readonly string[]): Promise<EditTimes> {
    const device = await open(engine, place)
    await device.pull()
    let stop: () => void = () => undefined
    await new Promise<void>((resolve) => (stop = device.watch(document, () => resolve())))
    const limit = await openLimit()
    const times: EditTimes = { typedOn: [], changed: [], withPause: [], limit: [] }
    for (const [at, text] of texts.entries()) {
      times.limit.push(await timed(() => limit.put(text)))
      times.typedOn.push(await timed(() => device.typeOn({ document, text: `${text} on` })))
      times.limit.push(await timed(() => limit.put(`${text} again`)))
      times.changed.push(await timed(() => device.change({ document, text })))
      if (at % 10 === 0) times.withPause.push(await timed(() => device.typeAndWait({ document, text: `${text}.` })))
    }
    stop()
    await limit.close()
    await device.close()
    return times
  },

  async firstPull(engine: string, place: Place, documents: number): Promise<number> {
    const device = await open(engine, place)
    let pulled = 0
    const took = await timed(async () => (pulled = await device.pull()))
    await device.close()
    if (pulled < documents) throw new Error(`${pulled} of ${documents} documents`)
    return took
  },

  async fetchAndPut(path: string, documents: number): Promise<number> {
    const limit = await openLimit()
    let put = 0
    const took = await timed(async () => (put = await limit.fetchAndPut(path)))
    await limit.close()
    if (put < documents) throw new Error(`${put} of ${documents} documents`)
    return took
  },

  /** Gets ready what the next `push` hands over. */
  async queue(engine: string, place: Place, edits: readonly Edit[]): Promise<void> {
    live = await open(engine, place)
    await live.pull()
    await live.queue(edits)
  },
  async push(edits: number): Promise<number> {
    let pushed = 0
    const took = await timed(async () => (pushed = await live!.push()))
    await live!.close()
    if (pushed !== edits) throw new Error(`${pushed} of ${edits} edits`)
    return took
  },
  async post(path: string, body: string): Promise<number> {
    const limit = await openLimit()
    const took = await timed(() => limit.post(path, body))
    await limit.close()
    return took
  },

  async goLive(engine: string, place: Place, document: string): Promise<void> {
    live = await open(engine, place)
    await live.goLive()
    live.watch(document, (text) => void (seen.has(text) || seen.set(text, moment())))
    const events = new EventSource('/bare/events')
    events.onmessage = ({ data }) => void seen.set(String(data), moment())
    await new Promise((resolve) => (events.onopen = resolve))
  },
  /** When the edit began, and how long until it was durable here. */
  async editLive(edit: Edit): Promise<{ readonly begun: number; readonly durable: number }> {
    const begun = moment()
    return { begun, durable: await timed(() => live!.finish(edit)) }
  },
  async postLive(text: string): Promise<{ readonly begun: number; readonly durable: number }> {
    const limit = await openLimit()
    const begun = moment()
    const durable = await timed(() => limit.put(text))
    await limit.post('/bare/append', text)
    await limit.close()
    return { begun, durable }
  },
  async seenAt(text: string): Promise<number> {
    for (const begun = moment(); !seen.has(text); await new Promise((resolve) => setTimeout(resolve, 5))) {
      if (moment() - begun > PATIENCE_MS) throw new Error(`Never seen: ${text}`)
    }
    return seen.get(text)!
  },
  closeLive: () => live!.close(),
}

export type Bench = typeof bench

Object.assign(globalThis, { bench })
