/** A browser around the tablet, in this process: its memory, its tabs, its page, all moved by the test. */
import 'fake-indexeddb/auto'
import { v7 } from 'uuid'
import type { DurableMemory } from '#app/store/device-memory.ts'
import { databaseName, openDexiePort } from '#app/store/dexie-port.ts'
import { apiClient } from '#app/sync/api-client.ts'
import type { ChannelLike } from '#app/sync/channel.ts'
import type { Surroundings } from '#app/sync/session.ts'
import { sha256 } from './small-server.ts'

export function memory(): DurableMemory {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    settled: () => Promise.resolve(),
  }
}

export interface BrowserWorld {
  /** A new tab, or the same one after a reload. */
  readonly tab: () => Surroundings
  readonly hide: () => void
  readonly comeOnline: () => void
}

/** @param origin where its requests go; each browser has its own cookies there */
export function browser(origin: string): BrowserWorld {
  const kept = memory()
  const channels = new Map<string, Set<ChannelLike>>()
  const leaving = new Set<() => void>()
  const occasions = new Set<() => void>()
  const listenIn = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener)
    return () => set.delete(listener)
  }
  const channel = (name: string): ChannelLike => {
    const members = channels.get(name) ?? new Set()
    channels.set(name, members)
    const own: ChannelLike = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of members) if (other !== own) other.onmessage?.({ data: structuredClone(data) })
      },
      close: () => members.delete(own),
    }
    members.add(own)
    return own
  }
  const prefix = v7()
  return {
    hide: () => leaving.forEach((listener) => listener()),
    comeOnline: () => occasions.forEach((listener) => listener()),
    tab: () => ({
      api: apiClient({
        fetch: (address, init) => fetch(address, init),
        origin,
        timeoutMs: 5000,
        nowMs: () => Date.now(),
      }),
      openPort: (personId) => openDexiePort(`${prefix}-${databaseName(personId)}`, { pause: () => Promise.resolve() }),
      memory: kept,
      storage: undefined,
      locks: undefined,
      channel,
      page: { isVisible: () => true, onOccasion: listenIn(occasions), onLeaving: listenIn(leaving) },
      schedule: (work, ms) => {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
      now: () => new Date().toISOString(),
      nowMs: () => Date.now(),
      newId: () => v7(),
      random: () => 0.5,
      sha256,
    }),
  }
}
