/**
 * The last line of `npm run verify` is what people and machines believe, so what it counts is proved on real runs of
 * the test runner, and `npm test` is proved to say what is missing instead of leaving it out.
 */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { HOW_TO_GET_IT, waysToInstall, whatIsMissing } from './chromium.ts'
import { ROOT } from './plants/tree.ts'
import { run, tool } from './run.ts'
import { tallyOf, total, type Report, type Tally } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'qa-review-verify-'))
symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function tallyOfRun(name: string, text: string): Promise<Tally> {
  writeFileSync(join(folder, `${name}.test.js`), `import { expect, test } from 'vitest'\n${text}\n`)
  const file = join(folder, `${name}.json`)
  const command = tool('vitest', 'run', `${name}.test.js`, '--reporter=json', `--outputFile.json=${file}`)
  const { ok } = await run(command, { cwd: folder })
  return tallyOf(JSON.parse(readFileSync(file, 'utf8')) as Report, ok)
}
const passing = "test('passes', () => expect(1).toBe(1))\n"

describe('what counts', () => {
  test.each([
    ['passing', passing, 1, []],
    ['failing', `${passing}test('fails', () => expect(1).toBe(2))`, 1, [/^failed: fails/]],
    ['skipped', `${passing}test.skip('skips', () => expect(1).toBe(1))`, 1, [/^skipped: skips/]],
    ['todo', `${passing}test.todo('later')`, 1, [/^todo: later/]],
    ['known-gap', "test.fails('a known gap', () => expect(1).toBe(2))", 1, []],
    ['broken', "import './nowhere.js'", 0, [/^failed: .*broken/]],
    ['unhandled', `${passing}setTimeout(() => { throw new Error('late') }, 0)\n`, 1, [/outside any test/]],
  ] as const)('%s', async (name, text, passed, failures) => {
    const tally = await tallyOfRun(name, text)
    expect(tally.passed).toBe(passed)
    expect(tally.failures).toEqual(failures.map((words) => expect.stringMatching(words) as string))
  })

  test('a runner that wrote no report has failed', () => expect(tallyOf(undefined, true).failures).toHaveLength(1))
  test('a run of no test has failed', () => {
    expect(tallyOf({ numPassedTests: 0, testResults: [] }, true).failures).toEqual(['no test was run'])
  })
  test('the last line adds up', () => {
    const tallies = [
      { passed: 2, failures: [] },
      { passed: 1, failures: ['a', 'b'] },
    ]
    expect(total(tallies)).toBe('3 passed, 2 failed')
  })
})

test('a tool that hangs is stopped and has failed, and so is one that cannot be started', async () => {
  const hanging = await run([process.execPath, '-e', 'setInterval(() => 1, 1000)'], { minutes: 0.005 })
  expect(hanging).toMatchObject({ ok: false, output: expect.stringContaining('still running') as string })
  expect((await run([join(folder, 'no-such-tool')])).ok).toBe(false)
})

const wrong = (path: string, why: string) =>
  `CHROMIUM_PATH names ${path}, ${why}: name a Chromium there, or unset it and run \`npm run verify\`.`

describe('Chromium', () => {
  test('when it is missing, `npm test` says so in one line, runs nothing and fails', async () => {
    const env = { CHROMIUM_PATH: join(folder, 'no-chromium') }
    const { ok, output } = await run([process.execPath, 'tests/house/test.ts'], { cwd: ROOT, env })
    expect(output).toBe(`${wrong(env.CHROMIUM_PATH, 'where there is nothing')} No test was run.\n`)
    expect(ok).toBe(false)
  })
  test('what CHROMIUM_PATH names wrongly is said in one line, with what to do', () => {
    const text = join(folder, 'text')
    const liar = join(folder, 'liar')
    writeFileSync(text, 'no program', { mode: 0o644 })
    writeFileSync(liar, '#!/bin/sh\necho 1.0\n', { mode: 0o755 })
    for (const [path, why] of [
      [join(folder, 'nowhere'), 'where there is nothing'],
      [folder, 'which is no file'],
      ...(process.platform === 'win32'
        ? []
        : [[text, 'which may not be executed'] as const, [liar, 'which does not answer as a Chromium'] as const]),
    ] as const) {
      vi.stubEnv('CHROMIUM_PATH', path)
      expect(whatIsMissing()).toBe(wrong(path, why))
    }
    vi.stubEnv('CHROMIUM_PATH', '')
    expect([null, HOW_TO_GET_IT]).toContain(whatIsMissing())
    vi.unstubAllEnvs()
  })
  test('Debian installs its package as root; all others take the browser library’s download', () => {
    const debian = waysToInstall(true, 'NAME="Debian"\nID=debian\n').map((command) => command.join(' '))
    expect(debian).toEqual([expect.stringContaining('update'), expect.stringMatching(/install .*chromium$/)])
    for (const other of [
      waysToInstall(false, 'ID=debian\n'),
      waysToInstall(true, 'ID=ubuntu\n'),
      waysToInstall(true, ''),
    ])
      expect(other.map((command) => command.slice(2))).toEqual([['install', 'chromium']])
  })
})
