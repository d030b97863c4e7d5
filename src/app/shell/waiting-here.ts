/**
 * How much waits on this device while nobody is signed in. Rows are counted and none is read: whose they are and what
 * they say stays closed until their author signs in.
 */
import { useEffect, useState } from 'react'
import { peopleOnDevice } from '#app/store/device.ts'
import { databaseName, openDexiePort } from '#app/store/dexie-port.ts'

export interface WaitingHere {
  /** Somebody has worked on this device. */
  readonly used: boolean
  /** Changes that have not been sent; null while it is not known. */
  readonly waiting: number | null
}

/** Counted when the page opens; nothing can be added while nobody is signed in. */
export function useWaitingHere(): WaitingHere {
  const [used] = useState(() => peopleOnDevice().length > 0)
  const [waiting, setWaiting] = useState<number | null>(null)
  useEffect(() => {
    // A device that does not tell is no reason to say anything.
    countWaiting().then(setWaiting, () => undefined)
  }, [])
  return { used, waiting }
}

async function countWaiting(): Promise<number> {
  // Opening a database that is not there would make an empty one, which looks like lost work.
  const existing = new Set((await indexedDB.databases()).map(({ name }) => name))
  const names = peopleOnDevice()
    .map(({ id }) => databaseName(id))
    .filter((name) => existing.has(name))
  const counts = await Promise.all(names.map(countIn))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function countIn(name: string): Promise<number> {
  const port = openDexiePort(name, { pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) })
  try {
    return await port.read(['outbox'], (rows) => rows.count('outbox'))
  } finally {
    port.close()
  }
}
