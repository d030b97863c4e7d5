/** A simulation is worth what it finds: each known fault, put into the product's source, must be found within some days. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { BUGS } from './bugs.ts'

const DAYS = '400'
const here = (name: string) => join(import.meta.dirname, name)

test.each(Object.keys(BUGS))('finds: %s', async (bug) => {
  const run = promisify(execFile)(
    process.execPath,
    ['--import', here('with-bug.ts'), here('simulate.ts'), '1', DAYS, 'first'],
    { env: { ...process.env, BUG: bug } },
  )
  const { code, stdout } = await run.then(
    () => ({ code: 0, stdout: '' }),
    (failed: { code: number; stdout: string }) => failed,
  )
  expect(code).toBe(1)
  expect(stdout).toMatch(/^seed \d+:\n {2}\w+/)
})
