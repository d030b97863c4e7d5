/**
 * What screens see of saving and sending, and the things a person does that involve both: signing in and out,
 * submitting and recalling. Each is saved on the device first; the server hears of it when it can be reached.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useSession, useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { useTablet } from '#app/store/provider.tsx'
import { type Actions, actionsOf } from './actions.ts'
import { SAY_AGAIN_MS } from './looked-at.ts'
import { saveStatus, type SaveStatus } from './status.ts'
import type { SyncState } from './sync-state.ts'
import type { Condition, Session } from './session.ts'

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

/** Says that this review is on the screen, for as long as it is. */
export function useLookingAt(rid: string): void {
  const { sync } = useOpenSession()
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') sync.look(rid)
    }
    look()
    const again = setInterval(look, SAY_AGAIN_MS)
    return () => clearInterval(again)
  }, [sync, rid])
}

const NOTHING = { waiting: 0, attention: 0, lastSent: null }

export function useSaveStatus(): SaveStatus {
  const store = useStore()
  const { drafts, sync } = useOpenSession()
  const database = useSyncExternalStore(store.port.subscribe, store.port.getFault)
  const dirt = useSyncExternalStore(drafts.subscribe, drafts.getState)
  const snapshot = useSyncExternalStore(sync.subscribe, sync.getSnapshot)
  const counts = useLive(store, () => store.counts(), []) ?? NOTHING
  return saveStatus({ drafts: dirt, database, counts, sync: snapshot })
}

export function useActions(): Actions {
  const tablet = useTablet()
  return useMemo(() => actionsOf(tablet), [tablet])
}

/** What is known about this device's storage: whether it stays, and whether it was emptied behind our back. */
export function useStorageCondition(): Condition {
  const session = useOpenSession()
  return useSyncExternalStore(session.subscribeCondition, session.getCondition)
}

function useOpenSession(): Session {
  return useSession().open
}
