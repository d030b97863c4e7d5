/**
 * The open parts of one person: their database, drafts and exchange. Opened when they sign in, or when the app starts
 * and finds who was last signed in; closed when they sign out, with what is unsent left where it is.
 */
import type { StoreContext } from '#app/store/context.ts'
import { createStore } from '#app/store/create-store.ts'
import type { DurableMemory } from '#app/store/device-memory.ts'
import type { SignedIn } from '#app/store/device.ts'
import type { Schedule } from '#app/store/draft.ts'
import { Drafts } from '#app/store/drafts.ts'
import { type Keeping, type StorageManagerLike, askToKeep } from '#app/store/kept.ts'
import { isFault } from '#app/store/faults.ts'
import { forgetLastWords, keepLastWords, lastWords } from '#app/store/last-words.ts'
import type { Port } from '#app/store/port.ts'
import { type Cleared, checkSentinel, renewSentinel } from '#app/store/sentinel.ts'
import type { Store } from '#app/store/store.ts'
import type { ApiClient } from './api-client.ts'
import type { ChannelLike } from './channel.ts'
import type { SyncContext } from './context.ts'
import type { LocksLike } from './leader.ts'
import type { StartListening } from './listener.ts'
import type { Page } from './page.ts'
import { Sync } from './sync.ts'

export interface Surroundings extends Omit<StoreContext, 'port' | 'personId'>, Pick<SyncContext, 'mostEntries'> {
  readonly api: ApiClient
  readonly openPort: (personId: string) => Port
  readonly memory: DurableMemory
  readonly storage: StorageManagerLike | undefined
  readonly locks: LocksLike | undefined
  readonly channel: (name: string) => ChannelLike
  readonly page: Page
  /** Left out where nothing is listened to and the timer does it all. */
  readonly listening?: StartListening | undefined
  readonly schedule: Schedule
  /** Milliseconds on a clock that only goes forward. */
  readonly nowMs: () => number
  readonly random: () => number
}

/** What is known about the device's storage, beside any one save. */
export interface Condition {
  /** The database was emptied behind our back; what the device remembers of it. */
  readonly cleared: Cleared | null
  readonly keeping: Keeping | null
}

export interface Session {
  readonly person: SignedIn
  readonly store: Store
  readonly drafts: Drafts
  readonly sync: Sync
  readonly subscribeCondition: (listener: () => void) => () => void
  readonly getCondition: () => Condition
  close(): void
}

/** The page may never come back: what is not durable by now is written where that is done at once. */
function leavePage(store: Store, drafts: Drafts, memory: DurableMemory): void {
  // What is dirty has begun to be saved when this returns, unless an earlier save of the same document is still running.
  void drafts.flush()
  keepLastWords(memory, store.personId, store.underWay())
}

/** Saves what an earlier page had begun to, and forgets it there once it is durable. */
async function finishLastWords(store: Store, memory: DurableMemory): Promise<void> {
  for (const begun of lastWords(memory, store.personId)) {
    const outcome = await store.finish(begun)
    if (!isFault(outcome)) forgetLastWords(memory, store.personId, begun)
  }
}

export function openSession(around: Surroundings, person: SignedIn): Session {
  const port = around.openPort(person.id)
  const context = { ...around, port, personId: person.id }
  const store = createStore(context)
  const drafts = new Drafts({ store, newId: around.newId, schedule: around.schedule })
  const listeners = new Set<() => void>()
  let condition: Condition = { cleared: null, keeping: null }
  const learn = (more: Partial<Condition>) => {
    condition = { ...condition, ...more }
    for (const listener of listeners) listener()
  }
  const ignore = () => undefined

  checkSentinel(port, around.memory, context).then((cleared) => cleared && learn({ cleared }), ignore)
  askToKeep(around.storage).then((keeping) => learn({ keeping }), ignore)
  const sync = new Sync({ ...around, ...around.page, context, store })
  finishLastWords(store, around.memory).catch(ignore)
  const leave = [
    around.page.onLeaving(() => leavePage(store, drafts, around.memory)),
    port.beforeHandover(() => drafts.flush()),
    store.onSaved((begun) => {
      if (begun) forgetLastWords(around.memory, person.id, begun)
      store
        .counts()
        .then(({ waiting }) => renewSentinel(around.memory, person.id, { savedAt: around.now(), waiting }), ignore)
    }),
  ]
  return {
    person,
    store,
    drafts,
    sync,
    getCondition: () => condition,
    subscribeCondition: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      for (const each of leave) each()
      sync.stop()
      port.close()
    },
  }
}
