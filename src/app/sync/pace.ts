/**
 * When the next exchange is due. After a success it is the ordinary beat; after a failure the back-off; what the server
 * asks for wins over both and over every occasion but the person's own button.
 */
import type { Schedule } from '#app/store/draft.ts'
import type { Halt } from './context.ts'
import { LONGEST_HIDDEN_MS, backOffMs } from './retry.ts'

const BEAT_MS = 30_000
/** After a save: until the hand rests, what is not yet sent can still be folded into one entry. */
const REST_MS = 2000
/** Somebody who does not rest is sent all the same. */
const LONGEST_UNSENT_MS = 20_000

export interface PaceContext {
  readonly schedule: Schedule
  readonly nowMs: () => number
  readonly random: () => number
  readonly isVisible: () => boolean
  readonly due: () => void
}

export class Pace {
  readonly #context: PaceContext
  #cancel: (() => void) | null = null
  #failures = 0
  #notBefore = 0
  #isPaused = false
  #unsentSince: number | null = null

  constructor(context: PaceContext) {
    this.#context = context
  }

  /** An exchange has ended. */
  ended(halt: Halt | null): void {
    const { isVisible, random, nowMs } = this.#context
    this.#isPaused = halt?.halt === 'signed-out' || halt?.halt === 'other-person'
    this.#unsentSince = null
    this.#failures = halt ? this.#failures + 1 : 0
    const asked = halt?.halt === 'busy' ? halt.retryAfter : null
    this.#notBefore = asked === null ? 0 : nowMs() + asked
    const beat = isVisible() ? BEAT_MS : LONGEST_HIDDEN_MS
    const wait = halt ? backOffMs(this.#failures, isVisible(), random()) : beat
    this.#in(this.#isPaused ? beat : wait)
  }

  /** Something was saved here or in another tab. While the server is away, its turn comes with the back-off. */
  saved(): void {
    if (this.#failures > 0) return
    const now = this.#context.nowMs()
    this.#unsentSince ??= now
    this.#in(Math.max(0, Math.min(REST_MS, this.#unsentSince + LONGEST_UNSENT_MS - now)))
  }

  /** The connection or the page came back: sooner than the back-off, never sooner than the server asked. */
  occasion(): void {
    this.#in(0)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #in(ms: number): void {
    const { schedule, nowMs, due } = this.#context
    this.stop()
    this.#cancel = schedule(
      () => {
        this.#cancel = null
        due()
      },
      Math.max(ms, this.#notBefore - nowMs()),
    )
  }
}
