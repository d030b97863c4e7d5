/**
 * The tables that a backup holds, parents before children, each with the key by which its rows are put in order. A new
 * table does not type-check until it is listed here or left out on purpose: what a backup forgets is found out too late.
 */
import type { Database } from '#server/db/schema.ts'

type Keys = { readonly [Table in Exclude<keyof Database, LeftOut>]: readonly (keyof Database[Table] & string)[] }

/**
 * Whatever opens the door stays behind, the credentials in the sign-in library's own tables as well: a session that was
 * ended after the backup would live again with it, and a backup that is stolen has no password to guess at. After a
 * restore everybody asks for a new password by mail and signs in anew, which costs nobody a word.
 */
export type LeftOut = 'session' | 'link' | 'mail' | 'attempt' | 'known_device'

const keys: Keys = {
  meta: ['key'],
  hub: ['id'],
  trust: ['id'],
  school: ['id'],
  person: ['id'],
  review: ['id'],
  role_grant: ['id'],
  entry: ['review_id', 'person_id', 'mid', 'identity'],
  received: ['review_id', 'person_id', 'device', 'dseq'],
  device: ['review_id', 'person_id', 'device'],
  journal: ['review_id', 'seq'],
  write: ['review_id', 'doc', 'field', 'mid'],
  document: ['review_id', 'doc'],
  snapshot: ['review_id', 'doc', 'seq'],
  snapshot_head: ['review_id', 'doc', 'seq', 'field', 'mid'],
  stream: ['review_id', 'person_id', 'doc'],
}

export type KeptTable = keyof Keys
export const KEPT = Object.entries(keys) as readonly (readonly [KeptTable, readonly string[]])[]
