import type { Counts } from '#app/store/store.ts'
import type { StorageFaultReason } from '#app/store/faults.ts'
import type { SyncSnapshot, SyncState } from './sync-state.ts'

/** The one status in the header. `kind` is the headline; the numbers are there whatever the headline is. */
export interface SaveStatus {
  readonly kind: 'storage-failed' | 'saving' | 'sending' | 'attention' | 'waiting' | 'sent' | 'saved'
  readonly waiting: number
  readonly sending: readonly [k: number, n: number]
  readonly lastSent: string | null
  readonly attention: number
  readonly offline: boolean
  /** Why storage failed, or why nothing is being sent; null when all is well. */
  readonly reason: StorageFaultReason | Exclude<SyncState, 'idle' | 'sending'> | null
}

export interface StatusFacts {
  readonly drafts: { readonly dirty: boolean; readonly fault: { readonly fault: StorageFaultReason } | null }
  /** What is wrong with the database as a whole. */
  readonly database: { readonly fault: StorageFaultReason } | null
  readonly counts: Counts
  readonly sync: SyncSnapshot
}

/** "Saving…" while anything is dirty; a failed storage above all; then what moves, what needs a person, what waits. */
export function saveStatus({ drafts, database, counts, sync }: StatusFacts): SaveStatus {
  const { waiting, attention, lastSent } = counts
  const fault = drafts.fault ?? database
  return {
    kind: headline(),
    waiting,
    attention,
    lastSent,
    sending: sync.sending ?? [0, waiting],
    offline: sync.state === 'offline' || sync.state === 'captive',
    reason: fault?.fault ?? (sync.state === 'idle' || sync.state === 'sending' ? null : sync.state),
  }

  function headline(): SaveStatus['kind'] {
    if (fault) return 'storage-failed'
    if (drafts.dirty) return 'saving'
    if (sync.state === 'sending' && sync.sending !== null && waiting > 0) return 'sending'
    if (attention > 0) return 'attention'
    if (waiting > 0) return 'waiting'
    return lastSent === null ? 'saved' : 'sent'
  }
}
