/**
 * `npm test`: the whole suite, or what is named (`npm test -- --project domain`, `npm test -- heads`). It installs
 * nothing; it says what this machine lacks, and builds the app first when a browser will drive it.
 */
import { find, needs, whatIsMissing } from './needs.ts'
import { plan, takesPart } from './plan.ts'
import { run, tool } from './run.ts'
import { build, take } from './steps.ts'

const wanted = process.argv.slice(2)
const { lacks, words } = plan(wanted, whatIsMissing)
for (const line of lacks) console.error(line)

if (words === null) {
  process.exitCode = 1
} else if (
  ['browser', 'browser-timed', 'webkit'].some((project) => takesPart(project, words)) &&
  !(await take(build)).ok
) {
  process.exitCode = 1
} else {
  const env = Object.fromEntries(needs.map((need) => [need.setting, find(need) ?? '']))
  const { ok } = await run(tool('vitest', 'run', ...words), { show: true, env, minutes: 25 })
  process.exitCode = ok ? 0 : 1
}
