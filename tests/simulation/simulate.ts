/**
 * `npm run simulate -- [from] [count]`: lives that many days, one seed after another, and says what went wrong in
 * which; a bad day is told event by event. Without a number it lives the days first that once went wrong. With `first`
 * it ends at the first bad day.
 */
import { live } from './day.ts'
import { REGRESSIONS } from './regressions.ts'
import { report } from './report.ts'

const [from = 1, count = 1000] = process.argv.slice(2, 4).map(Number)
const endsAtFirst = process.argv[4] === 'first'
const known = process.argv.length > 2 ? [] : Object.keys(REGRESSIONS).map(Number)
const seeds = [...known, ...Array.from({ length: count }, (_, at) => from + at)]
const begun = performance.now()
const bad: number[] = []
let lived = 0
for (const seed of seeds) {
  const day = await live(seed)
  lived += 1
  if (count === 1 || day.violations.length > 0) console.info(report(day))
  if (day.violations.length > 0) bad.push(seed)
  if (endsAtFirst && bad.length > 0) break
}
const each = (performance.now() - begun) / lived
console.info(
  `${lived} days, ${each.toFixed(0)} ms each, ${bad.length} with violations${bad.length ? `: ${bad.join(' ')}` : ''}`,
)
process.exitCode = bad.length === 0 ? 0 : 1
