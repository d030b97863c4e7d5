/**
 * The days that the tests live, in two halves: a test file for each, so that two processors live them side by side. They
 * are lived by `npm run simulate` in a process of its own, where a day is cheaper than among a test runner's modules.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const DAYS = 5000
const BATCH = 500

/** The first days of the batches of one half. */
export const batches = (half: 0 | 1): readonly number[] =>
  Array.from({ length: DAYS / 2 / BATCH }, (_, at) => 1 + half * (DAYS / 2) + at * BATCH)

export interface Lived {
  /** Whether one of them was a bad day, after which no more were lived. */
  readonly isBad: boolean
  /** For people: how many, and what went wrong. */
  readonly told: string
}

/** Lives so many days, one after another, up to the first bad one. With a bug's name, in a product that has it. */
export async function liveUpToFirstBad(from: number, count: number = BATCH, bug?: string): Promise<Lived> {
  const here = (name: string) => join(import.meta.dirname, name)
  const args = [here('simulate.ts'), String(from), String(count), 'first']
  const withBug = bug === undefined ? [] : ['--import', here('with-bug.ts')]
  const env = { ...process.env, ...(bug !== undefined && { BUG: bug }) }
  const run = promisify(execFile)(process.execPath, [...withBug, ...args], { env, maxBuffer: 2 ** 26 })
  return run.then(
    ({ stdout }) => ({ isBad: false, told: stdout }),
    (failed: { readonly stdout: string; readonly stderr: string }) => ({
      isBad: true,
      told: failed.stdout + failed.stderr,
    }),
  )
}
