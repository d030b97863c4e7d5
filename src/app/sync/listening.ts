/**
 * Listens to the server in the leading tab, so that what another device sent is seen here within a moment. It may fail
 * in any way: whatever it does not hear, the beat of the exchange finds. It spares connections, because a browser has
 * six to a server and needs them, and it spares batteries, because a page that nobody looks at can wait.
 */
import { placeOf } from '#app/store/place.ts'
import type { ReviewRow } from '#app/store/rows.ts'
import type { Transport } from './api-client.ts'
import { watch } from './event-stream.ts'
import { isOwnWork } from './exchange.ts'
import type { Listener, ListenerSurroundings } from './listener.ts'
import { backOffMs } from './retry.ts'
import { takeEvent } from './take-event.ts'

/** Nobody is in more schools than this on one day. */
const MOST_STREAMS = 2
/** The server gives a sign of life every 20 seconds; after two that did not come, nobody is there. */
const SILENCE_MS = 50_000
/** A page that is out of sight for this long listens no more. */
const HIDDEN_MS = 60_000
/** A stream that held this long was a good one. */
const GOOD_MS = 20_000

export class Listening implements Listener {
  readonly #around: ListenerSurroundings
  readonly #transport: Pick<Transport, 'fetch' | 'origin'>
  readonly #streams = new Map<string, AbortController>()
  #lookedAt: ReadonlySet<string> = new Set()
  #failures = 0
  #hiddenSince: number | null = null
  /** Another after each stop: what was being prepared before it is not begun. */
  #turn = 0
  #cancelRetry: () => void = () => undefined

  constructor(around: ListenerSurroundings, transport: Pick<Transport, 'fetch' | 'origin'>) {
    this.#around = around
    this.#transport = transport
  }

  attend(lookedAt: ReadonlySet<string> = this.#lookedAt): void {
    this.#lookedAt = lookedAt
    if (!this.#around.isVisible()) return
    this.#hiddenSince = null
    // What fails here is the storage, which the exchange reports.
    this.#attend().catch(() => undefined)
  }

  stop(): void {
    this.#turn += 1
    this.#cancelRetry()
    for (const stop of this.#streams.values()) stop.abort()
    this.#streams.clear()
  }

  async #attend(): Promise<void> {
    const { port } = this.#around.context
    const turn = this.#turn
    const places = await port.read(['reviews', 'meta'], async (rows) => {
      const chosen = worthListening(await rows.all('reviews'), this.#lookedAt)
      return Promise.all(chosen.map((rid) => placeOf(rows, rid)))
    })
    if (turn !== this.#turn) return
    for (const [rid, stop] of this.#streams) {
      if (places.some((place) => place.rid === rid)) continue
      this.#streams.delete(rid)
      stop.abort()
    }
    for (const { rid, cursor, epoch } of places)
      if (cursor !== null && !this.#streams.has(rid)) void this.#follow(rid, cursor, epoch)
  }

  async #follow(rid: string, since: string, epoch: string | null): Promise<void> {
    const { context, schedule, nowMs, isVisible, random, pull } = this.#around
    const stop = new AbortController()
    this.#streams.set(rid, stop)
    const begun = nowMs()
    let cancelSilence: () => void = () => undefined
    const alive = () => {
      cancelSilence()
      cancelSilence = schedule(() => stop.abort(), SILENCE_MS)
      this.#noteSight()
    }
    alive()
    const ended = await watch(this.#transport, {
      rid,
      since,
      stop: stop.signal,
      alive,
      heard: async (event) => {
        const isNeeded = async () => !(await takeEvent(context, rid, epoch, event))
        if (await isNeeded()) void pull(rid, isNeeded)
      },
    })
    cancelSilence()
    // Somebody has stopped it, or begun another.
    if (this.#streams.get(rid) !== stop) return
    this.#streams.delete(rid)
    if (ended === 'pull-first') void pull(rid, () => Promise.resolve(true))
    this.#failures = nowMs() - begun > GOOD_MS ? 1 : this.#failures + 1
    this.#cancelRetry()
    this.#cancelRetry = schedule(() => this.attend(), backOffMs(this.#failures, isVisible(), random()))
  }

  #noteSight(): void {
    const { isVisible, nowMs } = this.#around
    if (isVisible()) this.#hiddenSince = null
    else {
      this.#hiddenSince ??= nowMs()
      if (nowMs() - this.#hiddenSince >= HIDDEN_MS) this.stop()
    }
  }
}

/**
 * What the person has before them, then where most is going on: from the work in the school until its
 * report is written, the latest first.
 */
function worthListening(reviews: readonly ReviewRow[], lookedAt: ReadonlySet<string>): readonly string[] {
  const isBusy = ({ rid, summary }: ReviewRow) => (lookedAt.has(rid) ? 2 : Number('FSRM'.includes(summary.state)))
  return reviews
    .filter(({ rid, listed, summary }) => listed && (lookedAt.has(rid) || isOwnWork(summary)))
    .toSorted((a, b) => isBusy(b) - isBusy(a) || (a.summary.from < b.summary.from ? 1 : -1))
    .slice(0, MOST_STREAMS)
    .map(({ rid }) => rid)
}
