/**
 * A tablet without a screen: its database, its store and a way to exchange, on a clock that only moves when told. The
 * database can be made to fail, and the program to die, at any of its transactions.
 */
import 'fake-indexeddb/auto'
import { v7 } from 'uuid'
import type { StoreContext } from '#app/store/context.ts'
import { createStore } from '#app/store/create-store.ts'
import { openDexiePort } from '#app/store/dexie-port.ts'
import type { Port, Rows } from '#app/store/port.ts'
import type { Store } from '#app/store/store.ts'
import { apiClient } from '#app/sync/api-client.ts'
import type { SyncContext } from '#app/sync/context.ts'
import { exchange } from '#app/sync/exchange.ts'
import { type SmallServer, sha256 } from './small-server.ts'

/** The program ends here: what it had not yet committed is gone, and nothing after this happens. */
export class Death extends Error {}

export interface Device {
  readonly name: string
  readonly port: Port
  readonly context: StoreContext
  readonly store: Store
  readonly sync: SyncContext
  readonly exchange: () => ReturnType<typeof exchange>
  /** The same database opened by another program: a second tab, or this one started again. */
  readonly again: () => Device
}

export interface DeviceOptions {
  readonly personId: string
  readonly fetch: SmallServer['fetch']
  readonly name?: string
  /** Called before each transaction and each request, and after each was done. */
  readonly step?: (what: string) => void
  readonly clock?: { now: number }
}

/** Waits as the browser would, at twice the pace. */
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 2))

export function device(options: DeviceOptions): Device {
  const { personId, fetch, step = () => undefined, clock = { now: Date.parse('2026-11-21T14:00:00.000Z') } } = options
  const name = options.name ?? `qar-${v7()}`
  const port = stepping(openDexiePort(name, { pause }), step)
  const context: StoreContext = {
    port,
    personId,
    now: () => new Date(clock.now++).toISOString(),
    newId: () => v7(),
    sha256,
  }
  const transport = {
    fetch: async (address: string, init: RequestInit) => {
      step('request')
      const response = await fetch(address, init)
      step('answer')
      return response
    },
    origin: 'http://qar.test',
    timeoutMs: 30_000,
    nowMs: () => clock.now,
  }
  const sync: SyncContext = { ...context, api: deadly(apiClient(transport), step), progress: () => undefined }
  return {
    name,
    port,
    context,
    store: createStore(context),
    sync,
    exchange: () => exchange(sync, { thorough: true }),
    again: () => device({ ...options, name, clock, step: () => undefined }),
  }
}

/** A dying program does not take its own death for a broken connection. */
function deadly(api: SyncContext['api'], step: (what: string) => void): SyncContext['api'] {
  return async (name, parts) => {
    const result = await api(name, parts)
    step('after call')
    return result
  }
}

function stepping(port: Port, step: (what: string) => void): Port {
  return {
    ...port,
    write: async (tables, work) => {
      step('before write')
      const answer = await port.write(tables, (rows) => work(steppingRows(rows, step)))
      step('after write')
      return answer
    },
  }
}

const CHANGES = new Set(['put', 'putAll', 'remove', 'removeAll'])

/** Death may come before any row is written: then nothing of the transaction is committed. */
function steppingRows(rows: Rows, step: (what: string) => void): Rows {
  return new Proxy(rows, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as (...given: unknown[]) => unknown
      if (!CHANGES.has(String(name))) return call
      return (...given: unknown[]) => {
        step(`row ${String(name)}`)
        return call(...given)
      }
    },
  })
}
