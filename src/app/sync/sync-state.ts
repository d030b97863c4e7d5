/** What screens see of the exchange with the server. */
export const SYNC_STATES = [
  /** Nothing to do, or waiting for the next occasion. */
  'idle',
  'sending',
  /** The server cannot be reached; tried again by itself. */
  'offline',
  /** Something other than our server answers, as in a hotel's or a school's sign-in page. */
  'captive',
  /** The session has ended; nothing is lost and sending resumes after signing in. */
  'signed-out',
  /** Somebody else is signed in with the server in this browser. */
  'other-person',
  /** The server asked for time. */
  'busy',
] as const
export type SyncState = (typeof SYNC_STATES)[number]

export interface SyncSnapshot {
  readonly state: SyncState
  /** While sending: the how-manieth of how many entries. */
  readonly sending: readonly [k: number, n: number] | null
  /** In words, or null when the last exchange went well. */
  readonly lastError: string | null
}
