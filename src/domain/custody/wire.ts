/**
 * The bodies of push, pull and their kin. Unknown members are ignored around entries and kept inside them. A
 * change of anything here is a change of the wire: a test holds its hash and says what to do.
 */
import { z } from 'zod'
import type { Json } from './canonical.ts'
import { HELD_REASONS, envelope } from './entry.ts'
import { documentName, fieldName, instant, mid, sha256Hex, uuid } from './grammar.ts'

export const MAX_BATCH_ENTRIES = 400
export const MAX_BATCH_BYTES = 262_144
export const MAX_PAGE = 500
export const DEFAULT_PAGE = 200
export const MAX_PAGE_BYTES = 1_048_576

const json = z.json() as unknown as z.ZodType<Json>
const seq = z.int().min(0)
const heldReason = z.enum(HELD_REASONS)
/** Who wrote: a person, or `system` for what was seeded or merged. */
const author = z.union([uuid, z.literal('system')])

export const pushBody = z.looseObject({
  device: uuid,
  person: uuid,
  epoch: uuid.nullish(),
  entries: z.array(envelope),
})

export const OUTCOMES = ['head', 'sibling', 'superseded', 'applied', 'held'] as const
export const outcome = z.enum(OUTCOMES)
export type Outcome = z.infer<typeof outcome>

export const receipt = z.object({
  mid,
  dseq: z.int().min(1),
  /** The hash of the entry as it was sent now. */
  sha256: sha256Hex,
  outcome,
  reason: heldReason.nullable(),
  seq,
  replayed: z.boolean(),
  /** What an `incomplete` or `conflict-open` entry still needs. */
  fields: z.array(z.string()).optional(),
})
export type Receipt = z.infer<typeof receipt>

export const head = z.object({
  mid: uuid,
  by: author,
  value: json,
  at: instant,
  receivedAt: instant,
  /** The writes that the server merged into this text: nobody has checked it yet. */
  merge: z.array(uuid).optional(),
})

export const heldEntry = z.object({
  mid,
  reason: heldReason,
  by: uuid,
  entry: z.record(z.string(), json),
  receivedAt: instant,
  fields: z.array(z.string()).optional(),
})
export type HeldEntry = z.infer<typeof heldEntry>

export const documentState = z.object({
  doc: documentName,
  seq,
  fields: z.record(fieldName, z.array(head)),
  held: z.array(heldEntry),
  /** The person may no longer read this document. */
  gone: z.literal(true).optional(),
  /** Only the fields that were touched are here; the stored document keeps its others, and its seq. */
  partial: z.literal(true).optional(),
})
export type DocumentState = z.infer<typeof documentState>

export const pushAnswer = z.object({
  epoch: uuid,
  serverTime: instant,
  receipts: z.array(receipt),
  documents: z.array(documentState),
})
export type PushAnswer = z.infer<typeof pushAnswer>

export const changesQuery = z.object({ since: z.string().optional(), limit: z.string().optional() })

export const changes = z.object({
  epoch: uuid,
  documents: z.array(documentState),
  next: z.string(),
  more: z.boolean(),
  /** Given when nothing more follows. */
  digest: sha256Hex.optional(),
})
export type Changes = z.infer<typeof changes>

/** An event that would be larger says only that there is something to pull. */
export const MAX_EVENT_BYTES = 16_384

export const eventsQuery = z.object({ since: z.string().optional() })

/** What has changed for one person since the last event: each document once, and only the fields that changed. */
export const reviewEvent = z.object({
  /** The highest number among the changes. */
  seq,
  /** Where the next event goes on from: the `since` of whoever has lost the stream. */
  next: z.string(),
  /** Left out where it is too much for an event. */
  documents: z.array(documentState).optional(),
})
export type ReviewEvent = z.infer<typeof reviewEvent>

export const history = z.object({
  writes: z.array(
    z.object({
      mid: uuid,
      by: author,
      at: instant,
      receivedAt: instant,
      value: json,
      ctx: z.array(uuid),
      outcome,
    }),
  ),
})

export const devices = z.object({
  devices: z.array(
    z.object({
      personId: uuid,
      /** Only in one's own rows, as `lastSeen`. */
      device: uuid.optional(),
      receivedUpTo: z.int().min(0),
      missing: z.array(z.tuple([z.int().min(1), z.int().min(1)])),
      held: z.partialRecord(heldReason, z.int().min(0)).optional(),
      lastSeen: instant.optional(),
    }),
  ),
})
export type Devices = z.infer<typeof devices>
