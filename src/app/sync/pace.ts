/**
 * When the next exchange is due. After a success it is the ordinary beat; after a failure the back-off; what the server
 * asks for wins over both and over every occasion but the person's own button. What is saved between two beats is handed
 * over without asking for anything: whoever writes all day asks no more often than whoever reads.
 *
 * All of it is measured on a clock that only goes forward. The device's own may be set by days in either direction, and
 * what is asked of it may stand still while the device sleeps; no such jump may keep words from being sent.
 */
import type { Schedule } from '#app/store/draft.ts'
import type { Halt } from './context.ts'
import { LONGEST_HIDDEN_MS, backOffMs } from './retry.ts'

const BEAT_MS = 30_000
/** After a save of what is still being typed: until the hand rests, it can be folded into one entry. */
const REST_MS = 600
/** Somebody who does not rest is sent all the same. */
const LONGEST_UNSENT_MS = 20_000

/** The longest time that the server can ask for: a date read by a wrong clock could mean days. */
const LONGEST_ASKED_MS = 300_000
/** And the longest that it can put off somebody who has just come back to the page, or to the network. */
const LONGEST_FROM_OCCASION_MS = 60_000

export interface PaceContext {
  readonly schedule: Schedule
  /** Milliseconds on a clock that is never set, from any beginning. */
  readonly nowMs: () => number
  readonly random: () => number
  readonly isVisible: () => boolean
  /** Everything is to be exchanged. */
  readonly due: () => void
  /** What waits is to be handed over. */
  readonly handOver: () => void
}

/**
 * What was saved, by how soon it has to leave: what somebody still types waits until the hand rests; what they have
 * finished goes at once; and after a decision others follow from it, so that everything is exchanged.
 */
export type Saved = (typeof SAVED)[number]
export const SAVED = ['saved', 'finished', 'decided'] as const

export class Pace {
  readonly #context: PaceContext
  #cancelExchange: () => void = () => undefined
  #cancelHandOver: () => void = () => undefined
  #failures = 0
  #asked: { readonly at: number; readonly ms: number } | null = null
  #isUnderWay = false
  #unsentSince: number | null = null
  #unsent: Saved = 'saved'

  constructor(context: PaceContext) {
    this.#context = context
  }

  /** Something is on its way; what is saved from now on may be too late for it. */
  began(): void {
    this.#cancelHandOver()
    this.#isUnderWay = true
    this.#forget()
  }

  /** What was handed over has arrived, or what stood in its way. The beat goes on as it was. */
  handedOver(halt: Halt | null): void {
    if (halt) return this.ended(halt)
    this.#isUnderWay = false
    if (this.#unsentSince !== null) this.#takeUp(REST_MS)
  }

  /** An exchange has ended. */
  ended(halt: Halt | null): void {
    const { isVisible, random, nowMs } = this.#context
    const isPaused = halt?.halt === 'signed-out' || halt?.halt === 'other-person'
    this.#isUnderWay = false
    this.#failures = halt ? this.#failures + 1 : 0
    const asked = halt?.halt === 'busy' ? halt.retryAfter : null
    this.#asked = asked === null ? null : { at: nowMs(), ms: Math.min(asked, LONGEST_ASKED_MS) }
    const beat = isVisible() ? BEAT_MS : LONGEST_HIDDEN_MS
    this.#exchangeIn(halt && !isPaused ? backOffMs(this.#failures, isVisible(), random()) : beat)
    if (halt) this.#forget()
    else if (this.#unsentSince !== null) this.#takeUp(REST_MS)
  }

  /** Something was saved here or in another tab. While the server is away, its turn comes with the back-off. */
  saved(what: Saved): void {
    if (this.#failures > 0) return
    const now = this.#context.nowMs()
    this.#unsentSince ??= now
    if (SAVED.indexOf(what) > SAVED.indexOf(this.#unsent)) this.#unsent = what
    if (!this.#isUnderWay) this.#takeUp(Math.max(0, Math.min(REST_MS, this.#unsentSince + LONGEST_UNSENT_MS - now)))
  }

  /** The connection or the page came back: sooner than the back-off, and hardly later than at once if the server asked. */
  occasion(): void {
    this.#exchangeIn(0, LONGEST_FROM_OCCASION_MS)
  }

  stop(): void {
    this.#cancelExchange()
    this.#cancelHandOver()
  }

  /** What has not been sent goes with whatever leaves first. */
  #takeUp(restMs: number): void {
    const { schedule, handOver } = this.#context
    if (this.#unsent === 'decided') return this.#exchangeIn(0)
    this.#cancelHandOver()
    this.#cancelHandOver = schedule(handOver, this.#unsent === 'finished' ? 0 : restMs)
  }

  #forget(): void {
    this.#unsentSince = null
    this.#unsent = 'saved'
  }

  #exchangeIn(ms: number, mostAsked = LONGEST_ASKED_MS): void {
    const { schedule, due } = this.#context
    this.#cancelExchange()
    this.#cancelExchange = schedule(due, Math.max(ms, this.#stillAsked(mostAsked)))
  }

  #stillAsked(most: number): number {
    if (!this.#asked) return 0
    const { at, ms } = this.#asked
    return Math.min(ms, most) - (this.#context.nowMs() - at)
  }
}
