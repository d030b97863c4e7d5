/** Somebody who reads a review as it grows: poked by the server's events, and only ever forward from the last cursor. */
import { API } from '#domain/api/route.ts'
import type { Changes } from '#domain/custody/wire.ts'
import type { Somebody } from './writer.ts'

const PAGE = 3

export class Reader {
  readonly #review: string
  readonly #headers: { readonly cookie: string }
  readonly #leaving = new AbortController()
  #next: string | undefined
  /** The mids of all heads that were ever given. */
  readonly seen = new Set<string>()
  /** A document given a second time at one `seq`. */
  readonly seenTwice: string[] = []
  readonly #given = new Set<string>()

  constructor({ cookie, rid }: Somebody, port: number) {
    this.#review = `http://127.0.0.1:${port}${API}/reviews/${rid}`
    this.#headers = { cookie }
  }

  leave(): void {
    this.#leaving.abort()
  }

  /** Resolves when it has left, or the server ends the stream. */
  async listen(): Promise<void> {
    const stream = await fetch(`${this.#review}/events`, { headers: this.#headers, signal: this.#leaving.signal })
    try {
      for await (const chunk of stream.body!) if (new TextDecoder().decode(chunk).includes('data:')) await this.#pull()
    } catch (thrown) {
      if (!this.#leaving.signal.aborted) throw thrown
    }
  }

  async #pull(): Promise<void> {
    for (let more = true; more;) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(this.#next !== undefined && { since: this.#next }) })
      const answer = await fetch(`${this.#review}/changes?${query}`, { headers: this.#headers })
      const changes = (await answer.json()) as Changes
      for (const { doc, seq, fields } of changes.documents) {
        const once = `${doc}@${seq}`
        if (this.#given.has(once)) this.seenTwice.push(once)
        this.#given.add(once)
        for (const heads of Object.values(fields)) for (const { mid } of heads) this.seen.add(mid)
      }
      this.#next = changes.next
      more = changes.more
    }
  }
}
