/**
 * The database in the browser. Dexie would already reopen a lost connection once, but not tell a lost one from one
 * that a newer version has taken over, and it shows values before they are committed; so its cache is off, its
 * handler for a version change is replaced, and every transaction asks for strict durability.
 */
import { Dexie, liveQuery } from 'dexie'
import { SCHEMA_1, dexieRows } from './dexie-rows.ts'
import { StorageFailure, type StorageFault, faultOf } from './faults.ts'
import type { Port, Rows } from './port.ts'
import { endWhenPutAside } from './put-aside.ts'
import type { TableName } from './rows.ts'

export interface DexieSurroundings {
  /** Resolves after `ms`. */
  readonly pause: (ms: number) => Promise<void>
  /** The window, which may be put aside and shown again. */
  readonly page?: EventTarget
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
}

export const databaseName = (personId: string) => `qar-${personId}`

const REOPENING_MS = [0, 60, 300, 1200] as const
/** How long what is dirty may take to be saved before a newer version is given the database. */
const HANDOVER_MS = 1000

export function openDexiePort(name: string, { pause, page, ...dependencies }: DexieSurroundings): Port {
  const db = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...(dependencies as { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }),
  })
  db.version(1).stores(SCHEMA_1)
  const aside = endWhenPutAside(db, page)

  const flushes = new Set<() => Promise<unknown>>()
  const listeners = new Set<() => void>()
  let fault: StorageFault | null = null
  /** Closed for good: by us, or because a newer version has taken over. */
  let isShut = false
  const report = (next: StorageFault | null) => {
    if (fault?.fault === next?.fault) return
    fault = next
    for (const listener of listeners) listener()
  }

  db.on('versionchange', () => {
    void handOver()
    // False keeps Dexie from closing at once and opening again behind our back.
    return false
  })
  db.on('blocked', () => report({ fault: 'blocked', name: 'blocked' }))

  async function handOver() {
    const saved = Promise.allSettled([...flushes].map((flush) => flush()))
    await Promise.race([saved, pause(HANDOVER_MS)])
    isShut = true
    db.close({ disableAutoOpen: true })
    report({ fault: 'updated-elsewhere', name: 'versionchange' })
  }

  async function run<T>(mode: 'r' | 'rw', tables: readonly TableName[], work: (rows: Rows) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const shownAgain = aside.until()
      if (shownAgain) await shownAgain
      if (isShut) throw new StorageFailure(fault ?? { fault: 'closed', name: 'closed' })
      let native: IDBTransaction | null = null as IDBTransaction | null
      try {
        const answer = await db.transaction(mode, [...tables], (transaction) => {
          native = transaction.idbtrans
          return work(dexieRows(transaction))
        })
        report(null)
        return answer
      } catch (error) {
        if (aside.ended(native)) continue
        const wait = REOPENING_MS[attempt]
        const met = known(error, native?.error)
        if (isShut || met.fault !== 'closed' || wait === undefined) throw new StorageFailure(met)
        await pause(wait)
        // What lies behind may be dead without Dexie knowing; the next transaction opens it anew.
        if (!isShut) db.close({ disableAutoOpen: false })
      }
    }
  }

  return {
    read: (tables, work) => run('r', tables, work),
    write: (tables, work) => run('rw', tables, work),
    live: (query) => ({
      subscribe: (next, failed) => {
        const subscription = liveQuery(query).subscribe(next, failed)
        return () => subscription.unsubscribe()
      },
    }),
    beforeHandover: (flush) => {
      flushes.add(flush)
      return () => flushes.delete(flush)
    },
    getFault: () => fault,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      isShut = true
      aside.close()
      db.close({ disableAutoOpen: true })
    },
  }
}

/** The fault of a storage error; a mistake of ours is thrown on, so that it is seen and not called a full disk. */
function known(error: unknown, aborted: unknown): StorageFault {
  const fromStorage =
    error instanceof StorageFailure || error instanceof Dexie.DexieError || error instanceof DOMException
  if (!fromStorage) throw error
  const fault = faultOf(error)
  // The request that failed says only that the transaction was aborted; the transaction says why.
  return aborted && fault.fault === 'unknown' ? faultOf(aborted) : fault
}
