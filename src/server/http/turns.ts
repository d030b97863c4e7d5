/**
 * A bound on dear work. The digest of a password takes a tenth of a second of a processor and 32 MB: a thousand asked
 * for at once would take the memory that receipts need. So a few are made at a time and some wait; whoever comes beyond
 * is told at once that the server is busy, before anything was counted or read for them.
 */
import { type Problem, problem } from '#domain/problem.ts'

export class Turns {
  readonly #atOnce: number
  readonly #mostWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce
    this.#mostWaiting = mostWaiting
  }

  /** Does the work when its turn comes; `busy` when too many wait already. */
  async take<Value>(work: () => Promise<Value>): Promise<Value | Problem> {
    if (this.#running < this.#atOnce) this.#running++
    else if (this.#waiting.length === this.#mostWaiting) return problem('busy')
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // Handed on and not given back, so that nobody who comes meanwhile is first.
      if (next) next()
      else this.#running--
    }
  }
}
