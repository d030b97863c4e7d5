/**
 * The last line of `npm run verify` is what people and machines believe, so what it counts is proved on real runs of
 * the test runner, and `npm test` is proved to say what is missing instead of leaving it out.
 */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { waysToInstall } from './install.ts'
import { type Need, chromium, howToGet, needs, postgresql, webkit, whatIsMissing, xvfb } from './needs.ts'
import { plan } from './plan.ts'
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

describe('what a machine must have', () => {
  const wrong = ({ setting, name }: Need, path: string, why: string) =>
    `${setting} names ${path}, ${why}: name a ${name} there, or unset it and run \`npm run verify\`.`

  test.each(needs)('when $name is missing, `npm test` says so in one line, runs nothing and fails', async (need) => {
    const nowhere = join(folder, 'nowhere')
    const command = [process.execPath, 'tests/house/test.ts', `--project=${need.projects[0]}`]
    const { ok, output } = await run(command, { cwd: ROOT, env: { [need.setting]: nowhere } })
    expect(output).toBe(`${wrong(need, nowhere, 'where there is nothing')} No test was run.\n`)
    expect(ok).toBe(false)
  })
  test.each(needs)('what $setting names wrongly is said in one line, with what to do', (need) => {
    const text = join(folder, 'text')
    const liar = join(folder, 'liar')
    writeFileSync(text, 'no program', { mode: 0o644 })
    writeFileSync(liar, '#!/bin/sh\necho 1.0\n', { mode: 0o755 })
    for (const [path, why] of [
      [join(folder, 'nowhere'), 'where there is nothing'],
      [folder, 'which is no file'],
      ...(process.platform === 'win32'
        ? []
        : [[text, 'which may not be executed'] as const, [liar, `which does not answer as a ${need.name}`] as const]),
    ] as const) {
      vi.stubEnv(need.setting, path)
      expect(whatIsMissing(need)).toBe(wrong(need, path, why))
    }
    vi.stubEnv(need.setting, '')
    expect([null, howToGet(need)]).toContain(whatIsMissing(need))
    vi.unstubAllEnvs()
  })
  test.each(needs)('Debian installs $debian as root; all others what there is elsewhere, or nothing', (need) => {
    const debian = waysToInstall(need, true, 'NAME="Debian"\nID=debian\n').map((command) => command.join(' '))
    expect(debian.slice(-2)).toEqual([
      expect.stringMatching(/update$/) as string,
      expect.stringMatching(new RegExp(`install .* ${need.debian}$`)) as string,
    ])
    const others = [waysToInstall(need, false, 'ID=debian\n'), waysToInstall(need, true, 'ID=ubuntu\n')]
    for (const other of others) expect(other).toEqual(need.elsewhere === null ? [] : [need.elsewhere])
  })
})

describe('what `npm test` runs of it', () => {
  const none = () => null
  const lacking = (missing: Need) => (need: Need) => (need === missing ? `No ${need.name}.` : null)

  test('everything that is asked for, where nothing is missing', () => {
    for (const words of [[], ['heads'], ['--project', 'domain'], ['--project=!browser']])
      expect(plan(words, none)).toEqual({ lacks: [], words })
  })
  test('nothing, without what most of it stands on', () => {
    for (const need of [chromium, postgresql])
      expect(plan([], lacking(need))).toEqual({ lacks: [`No ${need.name}. No test was run.`], words: null })
  })
  test('all but WebKit’s tests where WebKit is missing, saying so; and nothing where they were asked for', () => {
    for (const need of [webkit, xvfb]) {
      const rest = {
        lacks: [`No ${need.name}. The tests of webkit are left out.`],
        words: ['heads', '--project=!webkit'],
      }
      expect(plan(['heads'], lacking(need))).toEqual(rest)
      expect(plan(['--project', 'webkit'], lacking(need)).words).toBeNull()
    }
  })
  test('whatever needs nothing of what is missing', () => {
    for (const words of [['--project=domain'], ['--project', 'whole'], ['--project=!browser*'], ['--project=!br*']])
      expect(plan(words, lacking(chromium))).toEqual({ lacks: [], words })
  })
})
