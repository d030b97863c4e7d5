/**
 * Pokes: whoever listens to a review is told that it has moved, once the transaction that moved it is durable, and
 * never of one that was undone. A poke says only how far the review has come; what that means for a person is read
 * from the store. So a poke may be lost, come twice or come late, and costs time, never data.
 */
import type { Tx } from '#server/context.ts'

/** Told how far the review has come; `Infinity` where some of it may not have been heard. */
export type Heard = (seq: number) => void

/** What carries pokes to every server on the store, this one too. */
interface Carrier {
  readonly send: (reviewId: string, seq: number) => void
  readonly firstListener: () => void
}

export class Pokes {
  readonly #carrier: Carrier
  readonly #moved = new WeakMap<Tx, Map<string, number>>()
  readonly #listeners = new Map<string, Set<Heard>>()

  /** Without a carrier this is the only server on the store. */
  constructor(carrier?: Carrier) {
    this.#carrier = carrier ?? { send: this.tell, firstListener: () => undefined }
  }

  /** Called in the transaction that moves a review, after the review's last change in it. */
  readonly poke = (tx: Tx, reviewId: string, seq: number): void => {
    const moved = this.#moved.get(tx) ?? new Map<string, number>()
    this.#moved.set(tx, moved.set(reviewId, seq))
  }

  /** The transaction is durable: whatever it has moved is told. */
  readonly committed = (tx: Tx): void => {
    for (const [reviewId, seq] of this.#moved.get(tx) ?? []) this.#carrier.send(reviewId, seq)
    this.#moved.delete(tx)
  }

  /** Listens to a review, whichever server on this store moves it, until the answer is called. */
  readonly listen = (reviewId: string, heard: Heard): (() => void) => {
    if (this.#listeners.size === 0) this.#carrier.firstListener()
    const all = this.#listeners.get(reviewId) ?? new Set()
    this.#listeners.set(reviewId, all)
    const own: Heard = (seq) => heard(seq)
    all.add(own)
    return () => {
      all.delete(own)
      if (all.size === 0 && this.#listeners.get(reviewId) === all) this.#listeners.delete(reviewId)
    }
  }

  /** Tells those in this process who listen to the review. */
  readonly tell = (reviewId: string, seq: number): void => {
    for (const heard of this.#listeners.get(reviewId) ?? []) heard(seq)
  }

  /** Tells everybody in this process that they may have missed something. */
  readonly tellAll = (): void => {
    for (const reviewId of this.#listeners.keys()) this.tell(reviewId, Infinity)
  }
}
