/**
 * `npm test`: the whole suite, or what is named (`npm test -- --project domain`, `npm test -- heads`). It installs
 * nothing; when the browser tests take part it first asks for their Chromium and builds the app they will drive.
 */
import { findChromium, whatIsMissing } from './chromium.ts'
import { run, tool } from './run.ts'
import { build, take } from './steps.ts'

const wanted = process.argv.slice(2)
const projects = wanted.flatMap((word, at) =>
  word.startsWith('--project=') ? [word.slice('--project='.length)] : wanted[at - 1] === '--project' ? [word] : [],
)
const inBrowser = projects.length === 0 || projects.some((project) => project.startsWith('browser'))
const chromium = findChromium()
const missing = inBrowser ? whatIsMissing() : null

if (missing !== null) {
  console.error(`${missing} No test was run.`)
  process.exitCode = 1
} else if (inBrowser && !(await take(build)).ok) {
  process.exitCode = 1
} else {
  const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium }
  const { ok } = await run(tool('vitest', 'run', ...wanted), { show: true, env, minutes: 25 })
  process.exitCode = ok ? 0 : 1
}
