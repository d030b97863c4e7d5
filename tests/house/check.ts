/** `npm run check`: every check, or those named on the command line. All run, so that one visit shows all there is. */
import { budgets, build, checks, take } from './steps.ts'

const named = process.argv.slice(2)
const known = [...checks, build, budgets]
const chosen = named.length === 0 ? checks : known.filter((step) => named.includes(step.name))
const unknown = named.filter((name) => !known.some((step) => step.name === name))
if (unknown.length > 0) throw new Error(`No check is called ${unknown.join(', ')}`)

const failed: string[] = []
for (const step of chosen) if (!(await take(step)).ok) failed.push(step.name)
if (named.length === 0) console.log(failed.length === 0 ? 'check    passed' : `check    FAILED: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
