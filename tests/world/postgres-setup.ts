import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the PostgreSQL that all tests of this run share, for `newDatabase`. */
    postgres: string
  }
}

/** One PostgreSQL for the whole run, gone when the run is over. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, remove } = await startPostgres()
  provide('postgres', adminUrl)
  return remove
}
