import { type Browsers, inPage } from './browsers.ts'
import { connectAs } from './client.ts'
import { type Figure, type Wire, median } from './figures.ts'
import { allDocuments, makeNotes } from './filling.ts'
import type { Reviewer } from './network.ts'

/** The first pull into an empty device, beside one fetch of the same documents and one strict put of them all. */
export async function measureFirstPull(browsers: Browsers, engine: string): Promise<Figure[]> {
  const { host, line } = browsers
  const figures: Figure[] = []
  for (const [at, documents, rounds] of [
    [1, 1000, 5],
    [2, 5000, 3],
  ] as const) {
    const reviewer = host.reviews[at]![0]!
    const path = `/bare/documents-${documents}`
    await makeNotes(host.port, reviewer, documents)
    const client = connectAs(reviewer, host.port)
    const body = JSON.stringify(await allDocuments(client, reviewer))
    client.close()
    await fetch(`http://localhost:${host.port}${path}`, { method: 'PUT', body })
    for (const addedMs of [0, 50]) {
      line.setRoundTrip(addedMs)
      const { ours, limit, wire } = await rounded(browsers, { engine, reviewer, path, documents, rounds })
      const what = `first pull of ${documents.toLocaleString('en-GB')} documents`
      const goal = addedMs === 0 ? undefined : ({ of: 'ratio', atMost: 1.15 } as const)
      figures.push({ what, addedMs, unit: 'ms', ours: median(ours), limit: median(limit), goal, wire })
    }
    line.setRoundTrip(0)
  }
  return figures
}

interface Plan {
  readonly engine: string
  readonly reviewer: Reviewer
  readonly path: string
  readonly documents: number
  readonly rounds: number
}

async function rounded({ pageOf, counted }: Browsers, { engine, reviewer, path, documents, rounds }: Plan) {
  const page = await pageOf(reviewer)
  const place = { person: reviewer.person, review: reviewer.rid }
  const ours: number[] = []
  const limit: number[] = []
  let wire: Wire | undefined
  for (let round = -1; round < rounds; round += 1) {
    const bare = await inPage(page, (bench, given) => bench.fetchAndPut(given.path, given.documents), {
      path,
      documents,
    })
    const [pulled, passed] = await counted(() =>
      inPage(page, (bench, given) => bench.firstPull(given.engine, given.place, given.documents), {
        engine,
        place,
        documents,
      }),
    )
    // The first of all warms up what is compiled and connected once.
    if (round < 0) continue
    ours.push(pulled)
    limit.push(bare)
    wire = passed
  }
  await page.close()
  return { ours, limit, wire }
}
