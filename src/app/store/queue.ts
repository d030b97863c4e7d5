/**
 * What waits on this device and what needs its owner: the rows of the queue page and the numbers of the header. The
 * numbers are read from indexes, because they are asked for after every keystroke's save.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { wordsOfCommand } from '#domain/moderation/command-words.ts'
import { REFUSAL_WORDS } from './refusals.ts'
import { placeOf, wasSent } from './place.ts'
import type { Rows } from './port.ts'
import type { OutboxRow, PlaceRow } from './rows.ts'
import type { Counts, HeldItem, QueueItem } from './store.ts'

const PREVIEW = 120

export async function queueOf(rows: Rows): Promise<readonly QueueItem[]> {
  const waiting = await rows.all('outbox')
  const inOrder = waiting.toSorted((a, b) => (a.rid < b.rid ? -1 : a.rid > b.rid ? 1 : a.dseq - b.dseq))
  const reviews = [...new Set(inOrder.map((row) => row.rid))]
  const places = new Map(await Promise.all(reviews.map(async (rid) => [rid, await placeOf(rows, rid)] as const)))
  return inOrder.map((row) => asItem(row, places.get(row.rid)!))
}

function asItem(row: OutboxRow, place: PlaceRow): QueueItem {
  const { mid, rid, doc, at, write, command } = row
  return {
    mid,
    rid,
    doc,
    what: write?.field ?? command?.type ?? '',
    preview: previewOf(write ? write.value : wordsOfCommand(command?.args ?? null)),
    at,
    wasSent: wasSent(row, place),
    lastError: row.refused ? REFUSAL_WORDS[row.refused] : null,
  }
}

function previewOf(value: Json): string {
  if (value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > PREVIEW ? `${text.slice(0, PREVIEW).toWellFormed()}…` : text
}

/** What the server keeps without applying it, except what the person has already let go. */
export async function heldOf(rows: Rows, personId: string): Promise<readonly HeldItem[]> {
  const documents = await rows.withHeld()
  if (documents.length === 0) return []
  const released = new Set(
    (await rows.all('outbox'))
      .filter(({ command }) => command?.type === 'held.release')
      .map((row) => row.command?.args['mid']),
  )
  return documents.flatMap(({ rid, doc, held }) =>
    held.filter(({ by, mid }) => by === personId && !released.has(mid)).map((each) => ({ rid, doc, held: each })),
  )
}

export async function countsOf(rows: Rows, personId: string): Promise<Counts> {
  // What reads here keeps what is to be sent from being marked so: it is asked together, to be soon done.
  const [all, refused, held, places] = await Promise.all([
    rows.count('outbox'),
    rows.refused(),
    heldOf(rows, personId),
    rows.places(),
  ])
  return { waiting: all - refused.length, attention: refused.length + held.length, lastSent: latest(places) }
}

function latest(places: readonly PlaceRow[]): string | null {
  return places.reduce<string | null>(
    (last, { lastSent }) => (lastSent !== null && (last === null || lastSent > last) ? lastSent : last),
    null,
  )
}
