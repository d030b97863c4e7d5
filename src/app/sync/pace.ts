/**
 * When the next exchange is due. After a success it is the ordinary beat; after a failure the back-off; what the server
 * asks for wins over both and over every occasion but the person's own button.
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
  readonly due: () => void
}

export class Pace {
  readonly #context: PaceContext
  #cancel: (() => void) | null = null
  #failures = 0
  #asked: { readonly at: number; readonly ms: number } | null = null
  #isPaused = false
  #isUnderWay = false
  #unsentSince: number | null = null
  #isFinished = false

  constructor(context: PaceContext) {
    this.#context = context
  }

  /** An exchange begins; what is saved from now on may be too late for it. */
  began(): void {
    this.#isUnderWay = true
    this.#unsentSince = null
    this.#isFinished = false
  }

  /** An exchange has ended. */
  ended(halt: Halt | null): void {
    const { isVisible, random, nowMs } = this.#context
    this.#isPaused = halt?.halt === 'signed-out' || halt?.halt === 'other-person'
    const isLate = halt === null && this.#unsentSince !== null
    const rest = this.#isFinished ? 0 : REST_MS
    this.#isUnderWay = false
    this.#unsentSince = null
    this.#isFinished = false
    this.#failures = halt ? this.#failures + 1 : 0
    const asked = halt?.halt === 'busy' ? halt.retryAfter : null
    this.#asked = asked === null ? null : { at: nowMs(), ms: Math.min(asked, LONGEST_ASKED_MS) }
    const beat = isVisible() ? BEAT_MS : LONGEST_HIDDEN_MS
    const wait = halt ? backOffMs(this.#failures, isVisible(), random()) : beat
    this.#in(this.#isPaused ? beat : isLate ? rest : wait)
  }

  /**
   * Something was saved here or in another tab. While the server is away, its turn comes with the back-off.
   *
   * @param isFinished nothing more is typed into it, so it has nothing to wait for; nor has what else is not yet sent
   */
  saved(isFinished: boolean): void {
    if (this.#failures > 0) return
    const now = this.#context.nowMs()
    this.#unsentSince ??= now
    this.#isFinished ||= isFinished
    if (this.#isUnderWay) return
    const rest = Math.max(0, Math.min(REST_MS, this.#unsentSince + LONGEST_UNSENT_MS - now))
    this.#in(this.#isFinished ? 0 : rest)
  }

  /** The connection or the page came back: sooner than the back-off, and hardly later than at once if the server asked. */
  occasion(): void {
    this.#in(0, LONGEST_FROM_OCCASION_MS)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #in(ms: number, mostAsked = LONGEST_ASKED_MS): void {
    const { schedule, due } = this.#context
    this.stop()
    this.#cancel = schedule(
      () => {
        this.#cancel = null
        due()
      },
      Math.max(ms, this.#stillAsked(mostAsked)),
    )
  }

  #stillAsked(most: number): number {
    if (!this.#asked) return 0
    const { at, ms } = this.#asked
    return Math.min(ms, most) - (this.#context.nowMs() - at)
  }
}
