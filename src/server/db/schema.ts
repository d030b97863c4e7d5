/**
 * The tables as types. Times are RFC 3339 text in UTC, JSON is canonical text, truth is 0 or 1: what both
 * engines store alike. An entry is kept for ever as it was sent; what follows from entries (writes, documents,
 * snapshots, streams) stands beside it, so that reading never has to replay a history.
 */
import type { ReviewState, Role } from '#domain/people.ts'
import type { Sight } from '#domain/policy.ts'
import type { Reading } from '#domain/api/sharing.ts'
import type { HeldReason } from '#domain/custody/entry.ts'
import type { Outcome } from '#domain/custody/wire.ts'
import type { Notice } from '#domain/moderation/notices.ts'

export interface Database {
  meta: Meta
  hub: Named
  trust: Named
  school: School
  person: PersonRow
  role_grant: RoleGrant
  session: Session
  link: Link
  mail: MailRow
  notice: NoticeRow
  attempt: Attempt
  known_device: KnownDevice
  review: Review
  entry: EntryRow
  received: Received
  device: Device
  journal: JournalRow
  write: WriteRow
  early: Early
  document: DocumentRow
  snapshot: Snapshot
  snapshot_head: SnapshotHead
  stream: StreamRow
  report_version: ReportVersion
  share: ShareRow
  share_link: ShareLink
  report_reading: ReportReading
  agreement: AgreementRow
}

interface Meta {
  key: 'epoch' | 'kind' | 'created-at'
  value: string
}

interface Named {
  id: string
  name: string
}

interface School extends Named {
  hub_id: string
  trust_id: string | null
}

/** A role while `ended_at` is null; ended ones stay, since whoever once could read may still hand in. */
interface RoleGrant {
  id: string
  person_id: string
  role: Role
  review_id: string | null
  school_id: string | null
  hub_id: string | null
  since: string
  ended_at: string | null
}

/** `email` is in lower case, and only one person's; null is somebody who cannot be invited. `invited_at` is the last time that they were. */
interface PersonRow extends Named {
  email: string | null
  invited_at: string | null
}

/** `key` is the digest of a token: a stolen database signs nobody in. `device` is what its browser says it is. */
export interface Session {
  key: string
  id: string
  person_id: string
  device: string
  begun_at: string
  until: string
}

/** A link that was sent by mail, under the digest of its token. It is removed when it has been used. */
export interface Link {
  key: string
  person_id: string
  purpose: 'invitation' | 'forgotten'
  until: string
}

/** A mail that is still to be sent. What it says, and the link in it, are made when it is. */
export interface MailRow {
  id: string
  kind: 'invitation' | 'forgotten' | 'changed' | Notice
  email: string
  /** The review that is the cause of a notice; null of any other mail. */
  review_id: string | null
  asked_at: string
  due_at: string
  tries: number
}

/** When a person's last mail of this cause was or is due: the next one waits until an hour after it. */
interface NoticeRow {
  review_id: string
  kind: Notice
  person_id: string
  due_at: string
}

/** How often something was tried in vain, and when it may be tried again. `key` names what, under a digest. */
interface Attempt {
  key: string
  failures: number
  at: string
  next_at: string
}

/** A device on which somebody has signed in before, under the digest of its own token. */
interface KnownDevice {
  key: string
  person_id: string
  used_at: string
}

/** `seq` counts every change of the review under this row's lock; `state` repeats the head in `review`. */
interface Review {
  id: string
  school_id: string
  framework: string
  state: ReviewState
  from_day: string
  to_day: string
  created_at: string
  seq: number
}

/**
 * What a person handed over, byte for byte in canonical form. One `mid` has one row with `reused` 0; other
 * entries under the same mid are kept beside it with 1. `doc` is where it is shown while it is held.
 */
export interface EntryRow {
  review_id: string
  person_id: string
  mid: string
  identity: string
  reused: 0 | 1
  sha256: string
  device: string
  dseq: number
  received_at: string
  body: string
  doc: string
  field: string | null
  outcome: Outcome
  reason: HeldReason | null
  fields: string | null
  seq: number
  released_at: string | null
}

/** Which numbers a device has handed over: a hole is a loss that can be proved, two mids on one are a twin. */
export interface Received {
  review_id: string
  person_id: string
  device: string
  dseq: number
  mid: string
}

interface Device {
  review_id: string
  person_id: string
  device: string
  last_seen: string
}

/** Append-only and chained; digests and ids only, so that values can be erased without breaking the chain. */
export interface JournalRow {
  review_id: string
  seq: number
  kind: 'entry' | 'judged-again' | 'decision' | 'merge' | 'role'
  person_id: string
  device: string | null
  dseq: number | null
  mid: string | null
  digest: string
  outcome: Outcome
  reason: HeldReason | null
  at: string
  prev: string
  chain: string
}

/** An applied write. `head` says whether it is one now; `outcome` is what its receipt said. */
export interface WriteRow {
  review_id: string
  doc: string
  field: string
  mid: string
  by: string
  value: string
  ctx: string
  at: string
  received_at: string
  seq: number
  outcome: Outcome
  head: 0 | 1
}

/** A write that another one of its field named before it came, if it ever does. */
export interface Early {
  review_id: string
  doc: string
  field: string
  mid: string
}

/** `snapshot_seq` names the last applied submit that still stands; a recall takes it away. */
export interface DocumentRow {
  review_id: string
  doc: string
  seq: number
  first_author: string
  shared: 0 | 1
  state_hash: string
  snapshot_seq: number | null
}

interface Snapshot {
  review_id: string
  doc: string
  seq: number
  state_hash: string
  at: string
}

interface SnapshotHead {
  review_id: string
  doc: string
  seq: number
  field: string
  mid: string
}

/** What one person is given of one document, and the `seq` at which that began, ended, or their held changed. */
export interface StreamRow {
  review_id: string
  person_id: string
  doc: string
  sight: NonNullable<Sight> | 'none'
  seq: number
}

/** A report as it was published, whole: `model` is its canonical JSON. It is never changed; what is amended is another. */
interface ReportVersion {
  review_id: string
  version: number
  published_at: string
  by: string
  reason: string | null
  model: string
}

/** That a school has shared a review's report with somebody. It stays when it is revoked: the school sees with whom it had. */
interface ShareRow {
  id: string
  review_id: string
  /** Canonical JSON of whom it is for. */
  audience: string
  made_by: string
  made_at: string
  until: string
  revoked_at: string | null
  revoked_by: string | null
}

/** What opens a share: the digest of its link's token. It goes when the share is revoked, and is in no backup. */
interface ShareLink {
  key: string
  share_id: string
}

/** That a report was read on a day by a link, or by a person whom only an agreement lets. `reader` is the one's id or the other's. */
interface ReportReading {
  review_id: string
  reader: string
  version: number
  what: Reading['what']
  day: string
  at: string
}

/** That a school's hub managers may read its reports in a membership year, such as `2026-27`, while `ended_at` is null. */
interface AgreementRow {
  id: string
  school_id: string
  year: string
  by: string
  at: string
  ended_at: string | null
  ended_by: string | null
}
