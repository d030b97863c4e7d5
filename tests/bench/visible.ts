import { type Browsers, inPage } from './browsers.ts'
import { type Figure, type Wire, median } from './figures.ts'
import { makeNotes } from './filling.ts'

const ROUNDS = 3

/**
 * An edit on one device until a second one of the same person shows it. The limit does the same by the shortest way: a
 * strict put, one fetch that is appended with fsync, one event to the other page.
 */
export async function measureVisible({ host, line, pageOf, counted }: Browsers, engine: string): Promise<Figure[]> {
  const reviewer = host.reviews[0]![0]!
  const place = { person: reviewer.person, review: reviewer.rid }
  const [document = ''] = await makeNotes(host.port, reviewer, 1)
  const first = await pageOf(reviewer)
  const second = await pageOf(reviewer, 'second')
  for (const page of [first, second]) {
    await inPage(page, (bench, given) => bench.goLive(given.engine, given.place, given.document), {
      engine,
      place,
      document,
    })
  }
  const figures: Figure[] = []
  for (const addedMs of [50]) {
    line.setRoundTrip(addedMs)
    const ours: number[] = []
    const limit: number[] = []
    let wire: Wire | undefined
    for (let round = 0; round < ROUNDS; round += 1) {
      const bareText = `bare ${addedMs} ${round}`
      const bare = await inPage(first, (bench, text) => bench.postLive(text), bareText)
      limit.push((await inPage(second, (bench, text) => bench.seenAt(text), bareText)) - bare.begun)
      const text = `ours ${addedMs} ${round}`
      const [took, passed] = await counted(async () => {
        const { begun } = await inPage(first, (bench, edit) => bench.editLive(edit), { document, text })
        return (await inPage(second, (bench, awaited) => bench.seenAt(awaited), text)) - begun
      })
      ours.push(took)
      wire = passed
    }
    const goal = { of: 'ratio', atMost: 1.1 } as const
    const what = 'finished edit → visible on a second device'
    figures.push({ what, addedMs, unit: 'ms', ours: median(ours), limit: median(limit), goal, wire })
  }
  line.setRoundTrip(0)
  for (const page of [first, second]) {
    await inPage(page, (bench) => bench.closeLive(), null)
    await page.close()
  }
  return figures
}
