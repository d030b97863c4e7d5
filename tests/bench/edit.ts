import { type Browsers, inPage } from './browsers.ts'
import { type Figure, median, percentile } from './figures.ts'
import { NOTE, makeNotes } from './filling.ts'

const ROUNDS = 60
const EIGHT_KB = 8192

/** Edits of 8 KB until they are durable on the device, beside a plain put of the same text in the same page. */
export async function measureEdits({ host, pageOf }: Browsers, engine: string): Promise<Figure[]> {
  const reviewer = host.reviews[0]![0]!
  const [document = ''] = await makeNotes(host.port, reviewer, 200)
  const page = await pageOf(reviewer)
  const texts = Array.from({ length: ROUNDS }, (_, at) => `${at} ${NOTE.repeat(40)}`.slice(0, EIGHT_KB))
  const place = { person: reviewer.person, review: reviewer.rid }
  const run = (some: readonly string[]) =>
    inPage(page, (bench, given) => bench.edits(given.engine, given.place, given.document, given.some), {
      engine,
      place,
      document,
      some,
    })
  await run(texts.slice(0, 5))
  const { typedOn, changed, withPause, limit } = await run(texts)
  await page.close()
  const beside = (what: string, ours: readonly number[]): Figure[] => [
    { what, unit: 'ms', ours: median(ours), limit: median(limit), goal: { of: 'ratio', atMost: 1.5 } },
    { what, unit: 'ms', of: 'p95', ours: percentile(ours, 0.95), limit: percentile(limit, 0.95) },
  ]
  return [
    ...beside('8 KB edit → durable on the device: typing on', typedOn),
    ...beside('8 KB edit → durable on the device: a new change', changed),
    { what: 'the same, with the pause before a save begins', unit: 'ms', ours: median(withPause) },
  ]
}
