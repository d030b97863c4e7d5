/**
 * The store of one person on one device: what they wrote, what the server said, and what is still to be sent.
 * Screens and the exchange talk to the database through these functions alone. "Saved" is the resolved promise of
 * `save`, and nothing else.
 */
import type { ReviewDetail, ReviewSummary } from '#domain/api/reviews.ts'
import type { Json } from '#domain/custody/canonical.ts'
import type { Target } from '#domain/custody/entry.ts'
import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Fields } from '#domain/custody/state.ts'
import type { HeldEntry } from '#domain/custody/wire.ts'
import type { EvaluationStatus, ReviewState } from '#domain/people.ts'
import type { StorageFault } from './faults.ts'
import type { Live, Port } from './port.ts'

/** A head as the person saw it: its value too, since another tab may still be typing into that very write. */
export interface Seen {
  readonly mid: string
  readonly value?: Json
}

/** A new value of one field, with what the person was looking at when they began to edit it. */
export interface Change {
  readonly doc: string
  readonly field: string
  readonly value: Json
  readonly seen: readonly Seen[]
  /** The editing session: only writes of one session are ever folded into one. */
  readonly session: string
  /**
   * Writes of other fields whose words the value, a list, speaks of by their mids. One that has been typed on into
   * since it was seen is left out of the value; those that are in it are typed on into no more.
   */
  readonly names?: readonly Seen[]
  /** The person has left the field, or chose at once: nothing more is folded into this, so it need not wait to be sent. */
  readonly isFinished?: boolean
}

/** A save that was begun: its changes, and the id that each becomes if it is not folded into an earlier one. */
export interface Begun {
  readonly rid: string
  readonly changes: readonly Change[]
  readonly mids: readonly string[]
}

export interface SavedWrite {
  readonly mid: string
  readonly ctx: readonly string[]
  /** True when an entry that was never sent took the new value in place. */
  readonly coalesced: boolean
  /** What was stored, where it is not what was given. */
  readonly value?: Json
}
export type SaveOutcome = { readonly saved: readonly SavedWrite[] } | StorageFault

/** A decision to be sent. */
export interface NewCommand {
  readonly type: string
  /**
   * The states that it judges, as the person was shown them. The one that a submit names is worked out where it is stored,
   * since it is about what they have themselves just written.
   */
  readonly targets?: readonly Target[]
  readonly args: { readonly [name: string]: Json }
}
/** `unsettled`: a submit that was not stored, since something in the evaluation has to be asked or named before. */
export type GiveOutcome = { readonly given: string } | { readonly unsettled: true } | StorageFault

export type View =
  | {
      readonly status: 'ready'
      readonly fields: Fields
      /** How many own changes of this document wait to be sent. */
      readonly pending: number
      readonly held: readonly HeldEntry[]
      /** Null when the server has never said anything of it. */
      readonly seq: number | null
    }
  | { readonly status: 'damaged'; readonly rows: readonly unknown[] }

export interface QueueItem {
  readonly mid: string
  readonly rid: string
  /** Null for a command. */
  readonly doc: string | null
  /** The field of a write, or the type of a command. */
  readonly what: string
  /** The beginning of the value, for people. */
  readonly preview: string
  readonly at: string
  /** It was sent, and whether it has arrived is not known. */
  readonly wasSent: boolean
  /** Why the server would not store it, in words, or null. */
  readonly lastError: string | null
}

/** A write of this device that the server will not store as it is. */
export interface RefusedWrite {
  readonly mid: string
  readonly field: string
  readonly value: Json
}

/** A value that is in memory alone. */
export interface Unsaved {
  readonly rid: string
  readonly doc: string
  readonly field: string
  readonly value: Json
}

export interface HeldItem {
  readonly rid: string
  readonly doc: string
  readonly held: HeldEntry
}

export interface EvaluationStanding {
  readonly status: EvaluationStatus
  /** A submit or recall is still to be sent. */
  readonly waiting: boolean
  readonly state: ReviewState
}

export interface KnownReview {
  readonly summary: ReviewSummary
  /** Whether the last list still named it. */
  readonly listed: boolean
}

/** What waits to be sent on this device, and what needs the person. */
export interface Counts {
  readonly waiting: number
  /** Held by the server, or refused by it. */
  readonly attention: number
  readonly lastSent: string | null
}

export interface Store {
  readonly personId: string
  readonly port: Port
  readonly sha256: Sha256
  save(rid: string, changes: readonly Change[]): Promise<SaveOutcome>
  /** Saves that were begun and are not durable yet, for a page that is about to vanish. */
  underWay(): readonly Begun[]
  /** Finishes a save that an earlier page had begun, under the same ids. */
  finish(begun: Begun): Promise<SaveOutcome>
  give(rid: string, command: NewCommand): Promise<GiveOutcome>
  view(rid: string, doc: string): Promise<View>
  /**
   * What a person still sees in a document as written, and the server will not take: larger than it stores, or not to
   * be read by it. A submit goes without it, so it is to be named before.
   */
  refusedIn(rid: string, doc: string): Promise<readonly RefusedWrite[]>
  /** Takes an entry that was refused out of the queue; it is set aside and stays in every saved copy. */
  letGo(mid: string): Promise<StorageFault | null>
  evaluationStatus(rid: string, personId: string): Promise<EvaluationStanding>
  queue(): Promise<readonly QueueItem[]>
  held(): Promise<readonly HeldItem[]>
  counts(): Promise<Counts>
  /** How many milliseconds the server's clock is ahead of this device's, by the last answer; 0 when they agree. */
  clockOffset(): Promise<number>
  reviewList(): Promise<{ readonly reviews: readonly ReviewSummary[]; readonly fetchedAt: string } | null>
  review(rid: string): Promise<ReviewDetail | null>
  /** Every review that this device has ever been told of, by what the last list said; also those it names no more. */
  knownReviews(): Promise<readonly KnownReview[]>
  /** Whether this device has ever received the review's documents; before that an empty view says nothing. */
  isDownloaded(rid: string): Promise<boolean>
  /**
   * Everything of this person on this device, as a file: readable text first, then every row as it is. What the storage
   * will not give is named in it; what is only typed so far comes from the drafts.
   */
  exportAll(unsaved?: readonly Unsaved[]): Promise<Blob>
  live<T>(query: () => Promise<T>): Live<T>
  /** Called after every committed save or command of this tab. */
  onSaved(listener: (begun?: Begun) => void): () => void
}
