/**
 * What a device hands over: entries, each a write or a command. The envelope (mid and dseq) must be right for
 * the server to be able to answer at all; whatever else is wrong inside is kept as *held*, because no mistake
 * of a program may cost a person their words. This format is frozen: every schema ever released is accepted.
 */
import { z } from 'zod'
import type { Json } from './canonical.ts'
import { documentName, fieldName, instant, mid, sha256Hex, uuid } from './grammar.ts'

/** The newest entry schema that this code understands. */
export const ENTRY_SCHEMA = 1
export const MAX_CTX = 64

const json = z.json() as unknown as z.ZodType<Json>

/** An envelope that can be answered: everything beyond `mid` and `dseq` is judged later. */
export const envelope = z.looseObject({ mid, dseq: z.int().min(1) })
export type Envelope = z.infer<typeof envelope>

export const write = z.looseObject({
  doc: documentName,
  field: fieldName,
  value: json,
  ctx: z.array(uuid).max(MAX_CTX),
})
export type Write = {
  readonly doc: string
  readonly field: string
  readonly value: Json
  readonly ctx: readonly string[]
}

export const target = z.looseObject({ doc: documentName, path: z.union([z.literal(''), fieldName]), hash: sha256Hex })
export type Target = { readonly doc: string; readonly path: string; readonly hash: string }

export const command = z.looseObject({
  type: z.string().min(1).max(64),
  targets: z.array(target).max(64),
  args: z.record(z.string(), json),
})
export type Command = {
  readonly type: string
  readonly targets: readonly Target[]
  readonly args: { readonly [name: string]: Json }
}

const common = { mid, dseq: z.int().min(1), schema: z.int().min(1), at: instant }
export const writeEntry = z.looseObject({ ...common, write, command: z.undefined().optional() })
export const commandEntry = z.looseObject({ ...common, command, write: z.undefined().optional() })

type Common = { readonly mid: string; readonly dseq: number; readonly schema: number; readonly at: string }
export type WriteEntry = Common & { readonly write: Write }
export type CommandEntry = Common & { readonly command: Command }
export type Entry = WriteEntry | CommandEntry

export function isWrite(entry: Entry): entry is WriteEntry {
  return 'write' in entry && entry.write !== undefined
}

/** Why an entry is kept but not applied, in order of precedence. */
export const HELD_REASONS = [
  'mid-reused',
  'invalid',
  'future-schema',
  'not-allowed',
  'locked',
  'moved',
  'conflict-open',
  'incomplete',
] as const
export type HeldReason = (typeof HELD_REASONS)[number]

export type Parsed = { readonly entry: Entry } | { readonly held: 'invalid' | 'future-schema' }

/**
 * Reads an envelope as an entry. A schema newer than `known` is `future-schema` before anything else about it
 * can be called invalid, since only a newer server can tell. What is handed on is what was sent: a schema's copy
 * would leave a member called `__proto__` out of a value.
 * @param raw as a JSON parser gave it
 */
export function parseEntry(raw: Envelope, known: number = ENTRY_SCHEMA): Parsed {
  const schema = raw['schema']
  if (typeof schema === 'number' && Number.isInteger(schema) && schema > known) return { held: 'future-schema' }
  const around = withoutValues(raw)
  const isEntry = writeEntry.safeParse(around).success || commandEntry.safeParse(around).success
  return isEntry ? { entry: raw as unknown as Entry } : { held: 'invalid' }
}

/**
 * What the schemas look at. What came from a JSON parser is JSON at every depth: walking all of a large value once more
 * would only take time.
 */
function withoutValues({ mid, dseq, schema, at, write: written, command: given }: Envelope): unknown {
  return {
    mid,
    dseq,
    schema,
    at,
    write: isObject(written) ? writtenOf(written) : written,
    command: isObject(given) ? givenOf(given) : given,
  }
}

const writtenOf = ({ doc, field, value, ctx }: Members) => ({
  doc,
  field,
  ctx,
  value: value === undefined ? undefined : null,
})

const givenOf = ({ type, targets, args }: Members) => ({ type, targets, args: isObject(args) ? {} : args })

type Members = { readonly [member: string]: unknown }

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
