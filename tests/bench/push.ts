import type { Page } from 'playwright-core'
import { type Browsers, inPage } from './browsers.ts'
import { type Figure, type Wire, median } from './figures.ts'
import { NOTE, makeNotes } from './filling.ts'

const EDITS = 1000
const ROUNDS = 3

/** A thousand changes made offline are handed over, beside one fetch of the same bytes answered after one fsync. */
export async function measurePush({ host, line, pageOf, counted }: Browsers, engine: string): Promise<Figure[]> {
  const reviewer = host.reviews[3]![0]!
  const place = { person: reviewer.person, review: reviewer.rid }
  const notes = await makeNotes(host.port, reviewer, EDITS)
  const figures: Figure[] = []
  for (const addedMs of [0, 50]) {
    const page = await pageOf(reviewer)
    const ours: number[] = []
    const limit: number[] = []
    let wire: Wire | undefined
    for (let round = -1; round < ROUNDS; round += 1) {
      const edits = notes.map((document) => ({ document, text: `${NOTE}${addedMs} ${round}` }))
      await inPage(page, (bench, given) => bench.queue(given.engine, given.place, given.edits), {
        engine,
        place,
        edits,
      })
      line.setRoundTrip(addedMs)
      const sent = bodiesOf(page)
      const [pushed, passed] = await counted(() => inPage(page, (bench, count) => bench.push(count), EDITS))
      const body = sent()
      const bare = await inPage(page, (bench, text) => bench.post('/bare/append', text), body)
      line.setRoundTrip(0)
      if (round < 0) continue
      ours.push(pushed)
      limit.push(bare)
      wire = passed
    }
    await page.close()
    const what = `push of ${EDITS.toLocaleString('en-GB')} queued edits, each with its receipt`
    const goal = addedMs === 0 ? undefined : ({ of: 'ratio', atMost: 1.5 } as const)
    figures.push({ what, addedMs, unit: 'ms', ours: median(ours), limit: median(limit), goal, wire })
  }
  return figures
}

/** All that the page sends from now on, as one text. */
function bodiesOf(page: Page): () => string {
  const bodies: string[] = []
  const hear = (request: { postData(): string | null }) => void bodies.push(request.postData() ?? '')
  page.on('request', hear)
  return () => {
    page.off('request', hear)
    return bodies.join('')
  }
}
