/**
 * The browser's quick memory is written to the disk when it pleases, some seconds later: a tablet that dies just
 * after signing in would wake up without knowing whose it is, and could not open their work without a connection.
 * So what must survive is kept in a small database of the device too, and put back into the quick memory at start.
 */
import { Dexie, type EntityTable } from 'dexie'
import type { DeviceMemory } from './device.ts'
import { endWhenPutAside } from './put-aside.ts'

const NAME = 'qar-device'

interface Kept {
  readonly key: string
  readonly value: string | null
}

/** A memory that can say when all that it was given is durable. */
export interface DurableMemory extends DeviceMemory {
  readonly settled: () => Promise<void>
}

/**
 * Opens the device's memory. `mirror` is shared by all tabs and stays what everyone reads; keys for which `mustSurvive`
 * holds are restored from the database first. Without a database the mirror alone has to do.
 */
export async function openDeviceMemory(mirror: Storage, mustSurvive: (key: string) => boolean): Promise<DurableMemory> {
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict', cache: 'disabled' }) as Dexie & {
    kept: EntityTable<Kept, 'key'>
  }
  db.version(1).stores({ kept: 'key' })
  endWhenPutAside(db, globalThis)
  const rows = await db.kept.toArray().catch((): Kept[] => [])
  for (const { key, value } of rows) {
    if (value === null) mirror.removeItem(key)
    else mirror.setItem(key, value)
  }
  let written = Promise.resolve()
  const keep = (key: string, value: string | null) => {
    if (!mustSurvive(key)) return
    written = written
      .then(() => db.kept.put({ key, value }))
      .then(
        () => undefined,
        () => undefined,
      )
  }
  return {
    getItem: (key) => mirror.getItem(key),
    setItem: (key, value) => {
      keep(key, value)
      mirror.setItem(key, value)
    },
    removeItem: (key) => {
      keep(key, null)
      mirror.removeItem(key)
    },
    settled: () => written,
  }
}
