/**
 * `npm run verify`: everything a fresh machine needs and everything the house promises, in one command that ends
 * with one line, `N passed, N failed`. Each check counts as one, each test as one. Nothing stops early, because a
 * person who waited for the whole run wants to know all that is wrong; the exit code is 0 only when nothing is.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensure, mayStayAway } from './install.ts'
import { type Need, needs } from './needs.ts'
import { run, tool } from './run.ts'
import { budgets, build, checks, take } from './steps.ts'
import { tallyOf, total, type Report, type Tally } from './tally.ts'

const OLDEST_NODE = 24

const one = (name: string, ok: boolean): Tally => (ok ? { passed: 1, failures: [] } : { passed: 0, failures: [name] })

function node(): Tally {
  const ok = Number(process.versions.node.split('.')[0]) >= OLDEST_NODE
  console.log(
    `node     ${process.version}${ok ? '' : ` is older than ${OLDEST_NODE}; run this through npm after npm ci`}`,
  )
  return one(`Node ${OLDEST_NODE}`, ok)
}

type Found = ReadonlyMap<Need, string | undefined>

async function tests(found: Found): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'qa-review-'))
  const file = join(folder, 'report.json')
  // Each test that needs what could not be had would fail for the one reason that has been said already.
  const lacking = [...found].flatMap(([need, path]) => (path === undefined ? need.projects : []))
  const chosen = [...new Set(lacking)].map((project) => `--project=!${project}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const env = Object.fromEntries([...found].map(([need, path]) => [need.setting, path ?? '']))
  const { ok, output } = await run(tool('vitest', 'run', ...chosen, ...reporters), { show: true, env, minutes: 40 })
  if (output !== '') console.log(output)
  let report: Report | undefined
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch (error) {
    console.log(`The test report could not be read: ${String(error)}`)
  }
  rmSync(folder, { recursive: true, force: true })
  return tallyOf(report, ok)
}

async function verify(): Promise<Tally[]> {
  const tallies = [node()]
  const found = new Map<Need, string | undefined>()
  for (const need of needs) {
    const path = await ensure(need)
    found.set(need, path)
    if (path === undefined && mayStayAway(need)) continue
    tallies.push(one(`${need.name}: no test that needs it was run`, path !== undefined))
  }
  for (const step of [...checks, build, budgets]) tallies.push(one(step.name, (await take(step)).ok))
  tallies.push(await tests(found))
  return tallies
}

const tallies = await verify().catch((error: unknown): Tally[] => {
  console.log(error)
  return [one('verify itself', false)]
})
const failures = tallies.flatMap((tally) => tally.failures)
if (failures.length > 0) console.log(`\nNot right:\n${failures.map((failure) => `- ${failure}`).join('\n')}`)
console.log(`\n${total(tallies)}`)
process.exitCode = failures.length === 0 ? 0 : 1
