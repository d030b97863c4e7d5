/**
 * The rows of the tablet's database. The outbox row is frozen for ever: whatever version of the app wrote it,
 * any later one, and the rescue page without a framework, must be able to send it. Members may be added if they
 * are optional and only say how sending went; none may change its meaning or go.
 *
 * An outbox row: `mid` its id · `rid` the review · `dseq` its number per device and review · `schema` of the
 * entry · `at` when · `by` whose · `write` or `command`, exactly as sent · `doc` the document of a write, else
 * null · `session` the editing session that made it · `sentAt` when it was known to have been sent under a number that it
 * has no longer, else null: what has a number is sent by the place's `sentUpTo`.
 */
import { z } from 'zod'
import type { ReviewDetail, ReviewSummary } from '#domain/api/reviews.ts'
import type { JsonObject } from '#domain/custody/canonical.ts'
import { type Command, type Write, command, write } from '#domain/custody/entry.ts'
import { documentName, fieldName, instant, mid, uuid } from '#domain/custody/grammar.ts'
import type { Head } from '#domain/custody/state.ts'
import { type HeldEntry, type Receipt, head, heldEntry } from '#domain/custody/wire.ts'

/** Why the server would not even store an entry; it stays on the device until it is offered again. */
export type Refusal = 'malformed' | 'too-large' | 'not-found'

export interface OutboxRow {
  readonly mid: string
  readonly rid: string
  readonly dseq: number
  readonly schema: number
  readonly at: string
  readonly by: string
  readonly write?: Write | undefined
  readonly command?: Command | undefined
  readonly doc: string | null
  readonly session: string
  readonly sentAt: string | null
  readonly refused?: Refusal | undefined
}

export const outboxRow = z.looseObject({
  mid,
  rid: uuid,
  dseq: z.int().min(1),
  schema: z.int().min(1),
  at: instant,
  by: uuid,
  write: write.optional(),
  command: command.optional(),
  doc: documentName.nullable(),
  session: z.string(),
  sentAt: instant.nullable(),
})

/** The entry as it goes over the wire, and as its hash is computed. */
export function entryOf({ mid, dseq, schema, at, write, command }: OutboxRow): JsonObject {
  const what = write ? { write } : { command }
  return { mid, dseq, schema, at, ...what } as unknown as JsonObject
}

/** What the server last said of a document. */
export interface DocumentRow {
  readonly rid: string
  readonly doc: string
  /** Moved by a pull alone. */
  readonly seq: number
  readonly fields: { readonly [field: string]: readonly Head[] }
  readonly held: readonly HeldEntry[]
  /** Fields that an answer to a push brought, with the seq that they are as of: newer than `seq`. */
  readonly newer?: { readonly [field: string]: number } | undefined
  /** The seq that `held` is as of, where an answer to a push brought it. */
  readonly heldSeq?: number | undefined
  /** The person may no longer read it: nothing of it is kept but this mark. */
  readonly gone?: true | undefined
  /** A pull from the start is under way and has not named it yet; what it never names is no state any more. */
  readonly unconfirmed?: true | undefined
  /** The hash of its state, where `fields` are as one pull gave them. */
  readonly stateHash?: string | undefined
  /** The length of `held` where there is any, as an index: finding what needs a person must not read every document. */
  readonly heldCount?: number | undefined
  /** Another whenever the row is put, given by the database: whoever has checked the row need not check it again. */
  readonly rev?: string | undefined
}

export const documentRow = z.looseObject({
  rid: uuid,
  doc: documentName,
  seq: z.int(),
  fields: z.record(fieldName, z.array(head)),
  held: z.array(heldEntry),
})

/** An entry that the server holds, kept so that it can be offered again should the server lose it. */
export interface JournalRow extends OutboxRow {
  readonly receipt: Receipt
  readonly device: string
  readonly epoch: string
  readonly receiptedAt: string
}

export interface ReviewRow {
  readonly rid: string
  readonly summary: ReviewSummary
  readonly detail: ReviewDetail | null
  /** Whether the last list named it. */
  readonly listed: boolean
  readonly fetchedAt: string
}

/** Where this device stands with one review. */
export interface PlaceRow {
  readonly key: `review/${string}`
  readonly rid: string
  readonly nextDseq: number
  readonly cursor: string | null
  /** A pull from the start is under way after the cursor was lost, or the server came back with another history. */
  readonly refilling?: true | undefined
  readonly epoch: string | null
  /**
   * Entries up to this number have been marked before a request: the server may hold them. One number and not a mark in
   * each row, so that a day's work that cannot be sent is not written anew at each try.
   */
  readonly sentUpTo?: number | undefined
  /** The highest number that the server has given anything in this review: an answer below it comes from an older copy. */
  readonly heard?: number | undefined
  /** How often in a row a cursor was refused, and everything offered again, without one being accepted in between. */
  readonly refusedCursors?: number | undefined
  /** The hash over all of this review's documents on which this device and the server last agreed; null once others have come. */
  readonly digest: string | null
  /** When they last did not agree, and how often in a row. */
  readonly differed?: { readonly at: string; readonly times: number } | undefined
  readonly lastPulled: string | null
  /** By the server's clock. */
  readonly lastSent: string | null
}

export type MetaRow =
  | PlaceRow
  | { readonly key: 'device'; readonly id: string }
  | { readonly key: 'sentinel'; readonly id: string }
  | { readonly key: 'list'; readonly fetchedAt: string }
  /** The server's clock less this device's, as of `at`. */
  | { readonly key: 'clock'; readonly offsetMs: number; readonly at: string }
  /** What this device held was not what the server had given it, by the server's digest: kept for people. */
  | { readonly key: `differed/${string}`; readonly digest: string; readonly at: string }
  /**
   * Words that are typed for a decision that nobody has made yet: somebody's own, and no part of any state. Null once they
   * are decided upon or let go; `nth` counts how often they were worded.
   */
  | { readonly key: `undecided/${string}`; readonly words: string | null; readonly nth?: number | undefined }
  /** An entry that the server would not take and its author has let go. */
  | { readonly key: `let-go/${string}`; readonly entry: OutboxRow; readonly at: string }
  /** A document as it stood when the server came back with another history: kept for people, never shown as state. */
  | {
      readonly key: `before/${string}`
      readonly document: DocumentRow
      readonly epoch: string | null
      readonly at: string
    }

export interface Tables {
  readonly documents: DocumentRow
  readonly outbox: OutboxRow
  readonly journal: JournalRow
  readonly reviews: ReviewRow
  readonly meta: MetaRow
}
export type TableName = keyof Tables
