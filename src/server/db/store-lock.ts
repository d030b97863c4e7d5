/**
 * One process to a store. Two servers on one folder would each count a review's changes for themselves, and a
 * tablet would be told of durable entries that the other overwrites. The lock is SQLite's own, on a small file
 * beside the store: the operating system takes it away with the process, so that a crash never leaves it behind.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

export interface StoreLock {
  readonly release: () => void
}

/** Takes the folder, making it if need be; null while another process has it. Throws what the disk throws. */
export function lockStore(folder: string): StoreLock | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = new DatabaseSync(join(folder, 'in-use.sqlite'), { timeout: 0 })
  try {
    file.exec('begin exclusive')
    return { release: () => file.close() }
  } catch (thrown) {
    file.close()
    if (thrown instanceof Error && 'errcode' in thrown && thrown.errcode === SQLITE_BUSY) return null
    throw thrown
  }
}
