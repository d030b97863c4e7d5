import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hosted, Hosting } from './host.ts'

/** Gives the address of an empty PostgreSQL database; in its place, null stands for SQLite. */
export type NewDatabase = () => Promise<string>

export const engineName = (newDatabase: NewDatabase | null) => (newDatabase ? 'PostgreSQL' : 'SQLite')

/** A measured server that runs. */
export interface RunningHost extends Hosting {
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** Starts the measured server on a new store. */
export async function startHost(wanted: Omit<Hosted, 'folder'>): Promise<RunningHost> {
  const folder = await mkdtemp(join(tmpdir(), 'qa-bench-'))
  const child = fork(join(import.meta.dirname, 'host.ts'))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const hosting = await new Promise<Hosting>((resolve, reject) => {
    child.once('message', (told) => resolve(told as Hosting))
    child.once('exit', (code) => reject(new Error(`The measured server ended with ${code}`)))
    child.send({ folder, ...wanted } satisfies Hosted)
  })
  return {
    ...hosting,
    folder,
    stop: async () => {
      child.kill()
      await exited
      await rm(folder, { recursive: true, force: true })
    },
  }
}
