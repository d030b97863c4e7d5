/**
 * A bound on dear work. The digest of a password takes a tenth of a second of a processor and 32 MB: a thousand asked
 * for at once would take the memory that receipts need. So a few are made at a time and some wait; whoever comes beyond
 * is told at once that the server is busy, before anything was counted or read for them. Places are shared by where
 * people come from: a machine that asks without end takes turns with everybody else and keeps nobody out.
 */
import { type Problem, problem } from '#domain/problem.ts'

type Waiter = (isMyTurn: boolean) => void

export class Turns {
  readonly #atOnce: number
  readonly #mostWaiting: number
  /** By where they come from, whose turn it is next first. */
  readonly #waiting = new Map<string, Waiter[]>()
  #running = 0

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce
    this.#mostWaiting = mostWaiting
  }

  /** Does the work when its turn comes; `busy` when too many wait already. */
  async take<Value>(from: string, work: () => Promise<Value>): Promise<Value | Problem> {
    if (this.#running < this.#atOnce) this.#running++
    else if (!(await this.#wait(from))) return problem('busy')
    try {
      return await work()
    } finally {
      const next = this.#next()
      // Handed on and not given back, so that nobody who comes meanwhile is first.
      if (next) next(true)
      else this.#running--
    }
  }

  #wait(from: string): Promise<boolean> {
    const mine = this.#waiting.get(from) ?? []
    const all = [...this.#waiting.values()]
    if (all.reduce((sum, each) => sum + each.length, 0) >= this.#mostWaiting) {
      const most = all.reduce((a, b) => (b.length > a.length ? b : a), mine)
      if (most.length <= mine.length + 1) return Promise.resolve(false)
      most.pop()!(false)
    }
    this.#waiting.set(from, mine)
    return new Promise((resolve) => mine.push(resolve))
  }

  #next(): Waiter | undefined {
    for (const [from, waiters] of this.#waiting) {
      const next = waiters.shift()
      this.#waiting.delete(from)
      if (waiters.length > 0) this.#waiting.set(from, waiters)
      if (next) return next
    }
    return undefined
  }
}
