/**
 * Hashes by which a device and the server agree, without sending it again, on what an entry said, what state a
 * decision was made upon, and what a person holds. The hash function is an argument: the tablet's and the
 * server's differ, and this code may not know either.
 */
import { type Json, type JsonObject, byCodeUnits, canonicalJson, canonicalMembers, objectOf } from './canonical.ts'

/** SHA-256 of text as UTF-8, in lower-case hex. */
export type Sha256 = (text: string) => string

/** The part of a document's state that the hash is over: each field's head mids. */
export type HeadMids = Iterable<readonly [field: string, mids: readonly string[]]>

/** The hash of an entry as it is sent now; a receipt must carry the same. */
export function entryHash(entry: JsonObject, sha256: Sha256): string {
  return sha256(canonicalJson(entry))
}

/** An entry in canonical form, and its hashes. */
export interface Hashed {
  readonly text: string
  readonly sha256: string
  /** The hash without `dseq`: renumbering after a cloned device does not make it another entry. */
  readonly identity: string
}

/** Both hashes of an entry, of which the text is made only once. */
export function hashEntry(entry: JsonObject, sha256: Sha256): Hashed {
  const members = canonicalMembers(entry)
  const text = objectOf(members)
  const unnumbered = objectOf(members.filter((member) => !member.startsWith('"dseq":')))
  return { text, sha256: sha256(text), identity: sha256(unnumbered) }
}

/**
 * The state of a document below `path`: `""` is all of it, `areas/lead` does not take `areas/leadership`.
 * Fields without heads are left out; all head mids count, also those of equal values.
 */
export function stateHash(fields: HeadMids, path: string, sha256: Sha256): string {
  const rows: [string, string[]][] = []
  for (const [field, mids] of fields) {
    if (mids.length > 0 && isWithin(field, path)) rows.push([field, mids.toSorted(byCodeUnits)])
  }
  rows.sort(([a], [b]) => byCodeUnits(a, b))
  return sha256(canonicalJson(rows))
}

/** What a person may read now: each document with the hash of its whole state, as that person is given it. */
export function digestOf(documents: Iterable<readonly [doc: string, stateHash: string]>, sha256: Sha256): string {
  const rows: Json = [...documents].toSorted(([a], [b]) => byCodeUnits(a, b))
  return sha256(canonicalJson(rows))
}

function isWithin(field: string, path: string): boolean {
  return path === '' || field === path || field.startsWith(`${path}/`)
}

/** A UUIDv8 from the start of a SHA-256 in hex: the id of what the server itself writes, such as a merge. */
export function uuidFromHash(hash: string): string {
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}
