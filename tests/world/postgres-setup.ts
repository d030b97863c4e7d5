/**
 * One PostgreSQL for the whole run, gone when the run is over. It keeps what a real one keeps, but in memory where there
 * is room: its tests ask what it answers, hundreds of databases are made for them, and on a disk the system works five
 * times as long at each. What survives a crash is tried on others, which are on a disk.
 */
import { existsSync, statfsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the PostgreSQL that all tests of this run share, for `newDatabase`. */
    postgres: string
  }
}

const MEMORY = '/dev/shm'
/** The log and the databases of the tests that run side by side, several times over. A container may have 64 MiB of it. */
const ROOM = 4 * 2 ** 30

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, remove } = await startPostgres(hasRoom(MEMORY) ? { within: MEMORY } : {})
  provide('postgres', adminUrl)
  return remove
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > ROOM
}
