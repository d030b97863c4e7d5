/** What tablets hand in, made up: entries about as long as people's, by the rules that the tablet makes them by. */
import type { JsonObject } from '#domain/custody/canonical.ts'
import {
  type Changes,
  type DocumentState,
  MAX_BATCH_ENTRIES,
  type PushAnswer,
  type Receipt,
} from '#domain/custody/wire.ts'
import { v7 } from 'uuid'
import { type Client, connectAs } from './client.ts'
import type { Reviewer } from './network.ts'

/** About as much as a person writes into a note. */
export const NOTE =
  'The pupils could say what they were learning and why, and helped one another when they got stuck. '.repeat(3)
/** And into one point of their evaluation. */
const POINT = 'Leaders know their school well and act on what they find; teachers say that this has helped them.'
const POINTS = 60
const LISTS = ['leadership/went-well', 'provision/went-well', 'disadvantaged/even-better-if']

/** One person's device: it numbers what it hands in, and names in each write the one that it replaces. */
export class Writer {
  readonly #reviewer: Reviewer
  readonly #device = v7()
  readonly #last = new Map<string, string>()
  readonly #points: readonly string[]
  #dseq = 0

  constructor(reviewer: Reviewer) {
    this.#reviewer = reviewer
    this.#points = Array.from({ length: POINTS }, (_, at) => `areas/${LISTS[at % LISTS.length]}/${v7()}/text`)
  }

  /** The body of a push with so many changes of this person's evaluation. */
  batch(entries: number): string {
    const doc = `evaluation/${this.#reviewer.person}`
    const changes = Array.from({ length: entries }, () => {
      const field = this.#points[this.#dseq % POINTS]!
      return this.#entry(doc, field, `${POINT} ${this.#dseq}`)
    })
    return this.#body(changes)
  }

  /** The bodies of pushes that make so many notes, and what the notes are called. */
  notes(count: number): { readonly bodies: readonly string[]; readonly notes: readonly string[] } {
    const notes = Array.from({ length: count }, () => `evidence/${v7()}`)
    const entries = notes.map((doc, at) => this.#entry(doc, 'text', `${NOTE}${at}`))
    const bodies = []
    for (let from = 0; from < count; from += MAX_BATCH_ENTRIES)
      bodies.push(this.#body(entries.slice(from, from + MAX_BATCH_ENTRIES)))
    return { bodies, notes }
  }

  #entry(doc: string, field: string, value: string): JsonObject {
    const mid = v7()
    const before = this.#last.get(`${doc} ${field}`)
    this.#last.set(`${doc} ${field}`, mid)
    this.#dseq += 1
    const write = { doc, field, value, ctx: before === undefined ? [] : [before] }
    return { mid, dseq: this.#dseq, schema: 1, at: new Date().toISOString(), write }
  }

  #body(entries: readonly JsonObject[]): string {
    return JSON.stringify({ device: this.#device, person: this.#reviewer.person, epoch: null, entries })
  }
}

/** Hands a batch in and gives its receipts; one that says anything but that the words stand is a fault. */
export async function handIn(client: Client, { rid }: Reviewer, body: string): Promise<readonly Receipt[]> {
  const { receipts } = JSON.parse(await client.ask(`/reviews/${rid}/journal`, body)) as PushAnswer
  if (receipts.some(({ outcome }) => outcome !== 'head')) throw new Error('Something handed in does not stand')
  return receipts
}

/** Makes so many notes of one reviewer, and says what they are called. */
export async function makeNotes(port: number, reviewer: Reviewer, count: number): Promise<readonly string[]> {
  const client = connectAs(reviewer, port)
  const { bodies, notes } = new Writer(reviewer).notes(count)
  for (const body of bodies) await handIn(client, reviewer, body)
  client.close()
  return notes
}

/** All documents of a review as a reviewer is given them. */
export async function allDocuments(client: Client, { rid }: Reviewer): Promise<readonly DocumentState[]> {
  const documents: DocumentState[] = []
  for (let since = ''; ;) {
    const page = JSON.parse(await client.ask(`/reviews/${rid}/changes?limit=500${since}`)) as Changes
    documents.push(...page.documents)
    if (!page.more) return documents
    since = `&since=${encodeURIComponent(page.next)}`
  }
}
