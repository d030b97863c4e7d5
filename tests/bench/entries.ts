import { type BareDatabase, inBatches, openBarePostgresql, openBareSqlite } from './bare-database.ts'
import { type Client, connectAs } from './client.ts'
import { type Figure, median } from './figures.ts'
import { Writer, handIn } from './filling.ts'
import { type NewDatabase, engineName, startHost } from './hosting.ts'
import type { Reviewer } from './network.ts'

/** Who hand in at the same time, each on a review of their own. */
const TABLETS = 8
const ROUNDS = 3
/** A server that has just started is still compiling its own code, and in a network's day that is a moment. */
const WARM_UP_ROUNDS = 2
const SIZES = [
  { entries: 1, batches: 30 },
  { entries: 50, batches: 12, goal: 300 },
  { entries: 400, batches: 2 },
] as const

/** How many entries a second the server takes durably and gives receipts for, beside the database alone. */
export async function measureEntries(newDatabase: NewDatabase | null): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of SIZES) {
    const databaseUrl = newDatabase && (await newDatabase())
    const host = await startHost({ databaseUrl, staticRoot: '/nowhere', size: { reviews: TABLETS, peers: 1 } })
    const bare = databaseUrl === null ? openBareSqlite(host.folder) : await openBarePostgresql(databaseUrl)
    await bare.stored()
    const tablets = host.reviews.map(([reviewer]) => tabletOf(reviewer!, host.port))
    const ours: number[] = []
    const limit: number[] = []
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      const taken = await takes(tablets, size)
      const inserted = await inserts(bare, size.entries)
      if (round < 0) continue
      ours.push(taken)
      limit.push(inserted)
    }
    for (const { client } of tablets) client.close()
    await bare.close()
    await host.stop()
    figures.push(...asFigures(engineName(newDatabase), size, median(ours), median(limit)))
  }
  return figures
}

interface Tablet {
  readonly reviewer: Reviewer
  readonly client: Client
  readonly writer: Writer
}

function tabletOf(reviewer: Reviewer, port: number): Tablet {
  return { reviewer, client: connectAs(reviewer, port), writer: new Writer(reviewer) }
}

type BatchSize = (typeof SIZES)[number]

/** Entries a second, from the first request to the last receipt. */
async function takes(tablets: readonly Tablet[], { entries, batches }: BatchSize): Promise<number> {
  const queues = tablets.map(({ writer }) => Array.from({ length: batches }, () => writer.batch(entries)))
  const begun = performance.now()
  await Promise.all(
    tablets.map(async ({ reviewer, client }, at) => {
      for (const body of queues[at]!) await handIn(client, reviewer, body)
    }),
  )
  return perSecond(tablets.length * batches * entries, begun)
}

async function inserts(bare: BareDatabase, entries: number): Promise<number> {
  const rows = await bare.stored()
  const batches = inBatches(rows, entries)
  const begun = performance.now()
  const left = batches.values()
  // As many at once as hand in at once: an engine that can commit several together may.
  await Promise.all(
    Array.from({ length: TABLETS }, async () => {
      for (const batch of left) await bare.insert(batch)
    }),
  )
  return perSecond(rows.entry.length, begun)
}

const perSecond = (count: number, begun: number) => (count * 1000) / (performance.now() - begun)

function asFigures(engine: string, size: BatchSize, ours: number, limit: number): Figure[] {
  const { entries } = size
  const unit = '/s'
  if (entries === 1) return [{ what: `${engine}: durable entries, one in a batch`, unit, ours, limit }]
  const goal = 'goal' in size && engine === 'SQLite' ? ({ of: 'figure', atLeast: size.goal } as const) : undefined
  return [
    { what: `${engine}: durable entries, ${entries} in a batch`, unit, ours, limit },
    {
      what: `${engine}: batches of ${entries} with receipts`,
      unit,
      ours: ours / entries,
      limit: limit / entries,
      goal,
    },
  ]
}
