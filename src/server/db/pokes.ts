/**
 * Pokes: whoever listens to a review in this process is told that it has moved, once the transaction that moved it
 * is durable, and never of one that was undone. A poke says only how far the review has come; what that means for a
 * person is read from the store. So a poke may be lost, come twice or come late, and costs time, never data.
 */
import type { Tx } from '#server/context.ts'

/** Told how far the review has come; `Infinity` where some of it may not have been heard. */
export type Heard = (seq: number) => void

export interface Pokes {
  /** Called in the transaction that moves a review, after the review's last change in it. */
  readonly poke: (tx: Tx, reviewId: string, seq: number) => Promise<void>
  /** Listens to a review, whichever server on this store moves it, until the answer is called. */
  readonly listen: (reviewId: string, heard: Heard) => () => void
}

/** Who listens to which review in this process. */
class Listeners {
  readonly #byReview = new Map<string, Set<Heard>>()

  listen = (reviewId: string, heard: Heard): (() => void) => {
    const all = this.#byReview.get(reviewId) ?? new Set()
    this.#byReview.set(reviewId, all)
    const own: Heard = (seq) => heard(seq)
    all.add(own)
    return () => {
      all.delete(own)
      if (all.size === 0 && this.#byReview.get(reviewId) === all) this.#byReview.delete(reviewId)
    }
  }

  tell(reviewId: string, seq: number): void {
    for (const heard of this.#byReview.get(reviewId) ?? []) heard(seq)
  }
}

/** Pokes within one process, for an engine that has one transaction at a time and says how it ended. */
export class LocalPokes implements Pokes {
  readonly #listeners = new Listeners()
  /** Of the transaction that is running. */
  readonly #moved = new Map<string, number>()

  readonly listen = this.#listeners.listen
  readonly poke = (_tx: Tx, reviewId: string, seq: number): Promise<void> => {
    this.#moved.set(reviewId, seq)
    return Promise.resolve()
  }

  committed(): void {
    const moved = [...this.#moved]
    this.#moved.clear()
    for (const [reviewId, seq] of moved) this.#listeners.tell(reviewId, seq)
  }

  rolledBack(): void {
    this.#moved.clear()
  }
}
