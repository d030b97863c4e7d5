/**
 * The tables that a backup holds, parents before children, each with the key by which its rows are put in order. A new
 * table does not type-check until it is listed here or left out on purpose: what a backup forgets is found out too late.
 */
import type { Database } from '#server/db/schema.ts'

/**
 * What opens doors stays behind: sessions, devices that somebody was known on, links and mail. One that was ended after the
 * backup would live again with it, so after a restore everybody signs in anew and schools make new links to their reports,
 * which costs nobody a word.
 */
export const LEFT_OUT = ['session', 'link', 'mail', 'notice', 'attempt', 'known_device', 'share_link'] as const

/**
 * Tables of the library that keeps people's credentials, which the schema does not know. Without them a restore would shut
 * everybody out. A digest in a stolen backup is nothing to guess against without the server's secret.
 */
const credentials = { auth_user: ['id'], auth_account: ['id'] } as const

type Keys = {
  readonly [Table in Exclude<keyof Database, (typeof LEFT_OUT)[number]>]: readonly (keyof Database[Table] & string)[]
}

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
  early: ['review_id', 'doc', 'field', 'mid'],
  document: ['review_id', 'doc'],
  snapshot: ['review_id', 'doc', 'seq'],
  snapshot_head: ['review_id', 'doc', 'seq', 'field', 'mid'],
  stream: ['review_id', 'person_id', 'doc'],
  report_version: ['review_id', 'version'],
  share: ['id'],
  report_reading: ['review_id', 'reader', 'version', 'what', 'day'],
  agreement: ['id'],
}

export type KeptTable = keyof Keys
export const KEPT = Object.entries({ ...keys, ...credentials }) as readonly (readonly [KeptTable, readonly string[]])[]
