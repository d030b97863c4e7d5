import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { v7 } from 'uuid'
import { mustSurvive } from '#app/store/device.ts'
import { openDeviceMemory } from '#app/store/device-memory.ts'
import { databaseName, openDexiePort } from '#app/store/dexie-port.ts'
import { callApi } from './api-client.ts'
import type { ChannelLike } from './channel.ts'
import { browserPage } from './page.ts'
import type { Surroundings } from './session.ts'

/** The browser as the tablet meets it: the only place where its clock, chance, storage and network are taken. */
export async function browserSurroundings(): Promise<Surroundings> {
  return {
    api: callApi,
    openPort: (personId) => openDexiePort(databaseName(personId), { pause, page: window }),
    memory: await openDeviceMemory(localStorage, mustSurvive),
    storage: navigator.storage,
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name) as ChannelLike,
    page: browserPage(window),
    // Not part of the first load: the first exchange has been through before anybody listens.
    listening: async (around) => {
      const { Listening } = await import('./listening.ts')
      return new Listening(around, { fetch: (address, init) => fetch(address, init), origin: '' })
    },
    schedule: (work, ms) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    now: () => new Date().toISOString(),
    nowMs: () => performance.now(),
    newId: () => v7(),
    random: () => Math.random(),
    sha256: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
