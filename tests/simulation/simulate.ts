/**
 * `npm run simulate -- [from] [count]`: lives that many days, one seed after another, and says what went wrong in
 * which. A single day is told event by event: `npm run simulate -- 98 1`. With `first` it ends at the first bad day.
 */
import { live } from './day.ts'

const [from = 1, count = 1000] = process.argv.slice(2, 4).map(Number)
const endsAtFirst = process.argv[4] === 'first'
const begun = performance.now()
const bad: number[] = []
for (let seed = from; seed < from + count; seed += 1) {
  const { violations, trace } = await live(seed)
  if (count === 1) console.info(trace.join('\n'))
  if (violations.length === 0) continue
  bad.push(seed)
  console.info(`seed ${seed}:\n  ${violations.join('\n  ')}`)
  if (endsAtFirst) break
}
const each = (performance.now() - begun) / count
console.info(
  `${count} days, ${each.toFixed(0)} ms each, ${bad.length} with violations${bad.length ? `: ${bad.join(' ')}` : ''}`,
)
process.exitCode = bad.length === 0 ? 0 : 1
