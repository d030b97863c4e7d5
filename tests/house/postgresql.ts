/**
 * Where this machine keeps the programs of PostgreSQL. They are taken from their own folder and not from the PATH:
 * Debian puts only the clients there, and the server that the tests start is the one that is looked for.
 */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'

const OLDEST = 15

/** The folder of the programs of the newest PostgreSQL, or undefined. POSTGRESQL_BIN comes first, and alone. */
export function findPostgresql(): string | undefined {
  const named = process.env['POSTGRESQL_BIN'] ?? ''
  if (named !== '') return existsSync(join(named, 'postgres')) ? named : undefined
  const version = (folder: string) => Number(/(\d+)\/bin$/.exec(folder)?.[1])
  return [
    ...globSync('/usr/lib/postgresql/*/bin'),
    ...globSync('/opt/homebrew/opt/postgresql@*/bin'),
    ...globSync('/Library/PostgreSQL/*/bin'),
  ]
    .filter((folder) => version(folder) >= OLDEST && existsSync(join(folder, 'initdb')))
    .toSorted((a, b) => version(b) - version(a))[0]
}
