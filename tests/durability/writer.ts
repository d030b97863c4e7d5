/**
 * A device under load, as far as the server can tell: it sends batches one after another, sends again what it has no
 * answer to, and remembers every entry that it was given a receipt for. What it remembers is what must be there.
 */
import { API } from '#domain/api/route.ts'
import type { JsonObject } from '#domain/custody/canonical.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import type { PushAnswer } from '#domain/custody/wire.ts'
import { entryHash } from '#domain/custody/hashes.ts'
import { sha256 } from '#tests/world/known.ts'
import { v7 } from 'uuid'

const MOST_AT_ONCE = 5
const MOST_TO_ASK = 400

type Entry = JsonObject & { readonly mid: string; readonly dseq: number }

/** Somebody who is signed in, on the review that is in fieldwork. */
export interface Somebody {
  readonly id: string
  readonly cookie: string
  readonly rid: string
}

export async function signIn(port: number, persona: string): Promise<Somebody> {
  const origin = `http://127.0.0.1:${port}${API}`
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/demo/session`, { method: 'POST', headers, body: JSON.stringify({ persona }) })
  const { person } = (await answer.json()) as { person: { id: string } }
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  const listed = await fetch(`${origin}/reviews`, { headers: { cookie } })
  const { reviews } = (await listed.json()) as { reviews: readonly { id: string; state: string }[] }
  return { id: person.id, cookie, rid: reviews.find(({ state }) => state === 'F')!.id }
}

export class Writer {
  readonly #who: Somebody
  readonly #device = v7()
  #dseq = 0
  #pending: readonly Entry[] = []
  /** Every entry that has a receipt, with the `seq` that it was given. */
  readonly acknowledged = new Map<Entry, number>()

  readonly #doc: string

  /** Writes into its own evaluation, or into a document that others read. */
  constructor(who: Somebody, doc: string = evaluationOf(who.id)) {
    this.#who = who
    this.#doc = doc
  }

  /** Sends one batch, a new one only when the last was answered. False when there was no answer, or only "later". */
  async send(port: number): Promise<boolean> {
    if (this.#pending.length === 0) this.#pending = this.#batch()
    const answer = await this.#post(port, this.#pending)
    if (answer === null) return false
    const sent = new Map(this.#pending.map((entry) => [entry.mid, entry]))
    for (const { mid, seq, outcome, sha256: hash } of answer.receipts) {
      const entry = sent.get(mid)!
      if (outcome !== 'head') throw new Error(`Not taken: ${outcome}`)
      if (hash !== entryHash(entry, sha256)) throw new Error('A receipt for other bytes than were sent')
      this.acknowledged.set(entry, seq)
    }
    this.#pending = []
    return true
  }

  /** The acknowledged entries that the server does not know, or knows otherwise. */
  async lost(port: number): Promise<readonly string[]> {
    const all = [...this.acknowledged]
    const lost: string[] = []
    for (let from = 0; from < all.length; from += MOST_TO_ASK) {
      const part = all.slice(from, from + MOST_TO_ASK)
      const answer = await this.#post(
        port,
        part.map(([entry]) => entry),
      )
      for (const [at, { mid, replayed, seq }] of answer!.receipts.entries())
        if (!replayed || seq !== part[at]![1]) lost.push(mid)
    }
    return lost
  }

  #batch(): readonly Entry[] {
    return Array.from({ length: 1 + (this.#dseq % MOST_AT_ONCE) }, () => {
      const dseq = ++this.#dseq
      const field = `areas/provision/went-well/${this.#device}-${dseq}/text`
      const write = { doc: this.#doc, field, value: `“${dseq}” — word for word`, ctx: [] }
      return { mid: v7(), dseq, schema: 1, at: '2026-11-21T14:02:07.120Z', write }
    })
  }

  async #post(port: number, entries: readonly Entry[]): Promise<PushAnswer | null> {
    const { cookie, rid, id } = this.#who
    const headers = { cookie, 'content-type': 'application/json' }
    const body = JSON.stringify({ device: this.#device, person: id, epoch: null, entries })
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${API}/reviews/${rid}/journal`, {
        method: 'POST',
        headers,
        body,
      })
      if (answer.status === 200) return (await answer.json()) as PushAnswer
      if (answer.status === 503) return null
      throw new Error(`An answer that no device could live with: ${answer.status} ${await answer.text()}`)
    } catch (thrown) {
      // What Node says of a connection that was refused or cut off.
      if (thrown instanceof TypeError) return null
      throw thrown
    }
  }
}

/** All of them write until told to stop, resting a little when nobody answers. */
export async function writeUntil(stopped: AbortSignal, writers: readonly Writer[], port: number): Promise<void> {
  await Promise.all(
    writers.map(async (writer) => {
      while (!stopped.aborted) if (!(await writer.send(port))) await new Promise((rest) => setTimeout(rest, 20))
    }),
  )
}
