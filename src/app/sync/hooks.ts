/**
 * What screens see of saving and sending, and the things a person does that involve both: signing in and out,
 * submitting and recalling. Each is saved on the device first; the server hears of it when it can be reached.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { useSignedIn, useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { useTablet } from '#app/store/provider.tsx'
import type { StorageFault } from '#app/store/faults.ts'
import type { GiveOutcome } from '#app/store/store.ts'
import { actionsOf } from './actions.ts'
import { saveStatus, type SaveStatus } from './status.ts'
import type { SyncState } from './sync.ts'
import type { Session, SignInOutcome } from './tablet.ts'

export interface SyncView {
  readonly state: SyncState
  readonly sendNow: () => Promise<void>
  readonly lastError: string | null
}

export function useSync(): SyncView {
  const { sync } = useOpenSession()
  const { state, lastError } = useSyncExternalStore(sync.subscribe, sync.getSnapshot)
  return { state, lastError, sendNow: () => sync.sendNow() }
}

const NOTHING = { waiting: 0, attention: 0, lastSent: null }

export function useSaveStatus(): SaveStatus {
  const store = useStore()
  const { drafts, sync } = useOpenSession()
  const dirt = useSyncExternalStore(drafts.subscribe, drafts.getState)
  const snapshot = useSyncExternalStore(sync.subscribe, sync.getSnapshot)
  const counts = useLive(store, () => store.counts(), []) ?? NOTHING
  return saveStatus({ drafts: dirt, counts, sync: snapshot })
}

export interface Actions {
  readonly signIn: (persona: string) => Promise<SignInOutcome>
  readonly signOut: () => Promise<StorageFault | null>
  /** Saves what is dirty first; a fault means that nothing was submitted. */
  readonly submitEvaluation: (rid: string) => Promise<GiveOutcome>
  readonly recallEvaluation: (rid: string) => Promise<GiveOutcome>
  readonly releaseHeld: (rid: string, mid: string) => Promise<GiveOutcome>
  /** Gives the person everything on this device as a file. */
  readonly saveCopy: () => Promise<void>
}

export function useActions(): Actions {
  const tablet = useTablet()
  return useMemo(() => actionsOf(tablet), [tablet])
}

function useOpenSession(): Session {
  useSignedIn()
  const session = useTablet().getSession()
  if (!session) throw new Error('Nobody is signed in')
  return session
}
