/**
 * The reviews that somebody has open on a screen of this device. Whoever oversees many reviews works on few of them: what
 * they look at is asked for and listened to as if it were their own.
 */
const LOOKED_MS = 90_000
/** How often a page says that it is still open. */
export const SAY_AGAIN_MS = 45_000

export class LookedAt {
  readonly #nowMs: () => number
  readonly #until = new Map<string, number>()

  /** @param nowMs milliseconds on a clock that only goes forward */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** Answers whether it had not been looked at. */
  note(rid: string): boolean {
    const isNew = !this.now().has(rid)
    this.#until.set(rid, this.#nowMs() + LOOKED_MS)
    return isNew
  }

  now(): ReadonlySet<string> {
    for (const [rid, until] of this.#until) if (until <= this.#nowMs()) this.#until.delete(rid)
    return new Set(this.#until.keys())
  }
}
