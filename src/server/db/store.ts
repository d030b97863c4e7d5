/**
 * Where the words are kept: in a folder of this computer, or in a PostgreSQL that several servers share. This is the
 * only place that chooses between the two; everything behind it is given a store that is open.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from './engine.ts'
import { openPostgresql } from './postgresql.ts'
import { openSqlite } from './sqlite.ts'
import { lockStore } from './store-lock.ts'

export interface StorePlace {
  /** The folder of the embedded store. It is left alone where there is an address. */
  readonly dataDir: string
  /** Of a PostgreSQL, or null for the embedded store. */
  readonly databaseUrl: string | null
}

/** The file of the embedded store in its folder. */
export function fileIn(dataDir: string): string {
  return join(dataDir, 'qa-review.sqlite')
}

/**
 * Opens the store and brings nothing into it. The embedded one has room for one server: null while another is in it.
 * @throws what the disk or the address throws
 */
export function openStore({ dataDir, databaseUrl }: StorePlace): Store | null {
  if (databaseUrl !== null) return openPostgresql(databaseUrl)
  const lock = lockStore(dataDir)
  if (!lock) return null
  const store = openSqlite(fileIn(dataDir))
  return {
    ...store,
    async close() {
      await store.close()
      lock.release()
    },
  }
}

/**
 * Opens the store beside a server that may be working on it, for somebody who only reads: null where there is none.
 * @throws what the disk or the address throws
 */
export function openBeside({ dataDir, databaseUrl }: StorePlace): Store | null {
  if (databaseUrl !== null) return openPostgresql(databaseUrl)
  if (!existsSync(fileIn(dataDir))) return null
  const store = openSqlite(fileIn(dataDir))
  // What the server has written is the server's to tidy.
  return { ...store, close: () => store.db.destroy() }
}

/** The place in words, without the name and the password that an address may hold. */
export function nameOf({ dataDir, databaseUrl }: StorePlace): string {
  if (databaseUrl === null) return dataDir
  const { host, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${host || 'this computer'}${pathname}`
}
