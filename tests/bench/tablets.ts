import { fork } from 'node:child_process'
import { join } from 'node:path'
import { type Figure, median, percentile } from './figures.ts'
import { type NewDatabase, engineName, startHost } from './hosting.ts'
import type { Borne, Load } from './load.ts'

const WITHIN_MS = 60_000
const ENTRIES = 40
const PEERS = 5

/** So many tablets all find a connection within a minute, each with an afternoon's changes. */
export async function measureTablets(newDatabase: NewDatabase | null, count: number): Promise<Figure[]> {
  const databaseUrl = newDatabase && (await newDatabase())
  const host = await startHost({ databaseUrl, staticRoot: '/nowhere', size: { reviews: count / PEERS, peers: PEERS } })
  const reviewers = host.reviews.flat()
  const borne = await bear({ port: host.port, reviewers, withinMs: WITHIN_MS, entries: ENTRIES })
  await host.stop()
  if (borne.failed > 0 || borne.entries !== count * ENTRIES)
    throw new Error(`${borne.failed} tablets failed; ${borne.entries} entries of ${count * ENTRIES} have a receipt`)
  const what = `${engineName(newDatabase)}: ${count} tablets within 60 s, each ${ENTRIES} entries`
  const ms = { unit: 'ms' } as const
  return [
    { what: `${what}: acknowledged`, ...ms, ours: median(borne.acknowledgedMs) },
    { what: `${what}: acknowledged`, of: 'p95', ...ms, ours: percentile(borne.acknowledgedMs, 0.95) },
    {
      what: `${what}: whole exchange`,
      of: 'p95',
      ...ms,
      ours: percentile(borne.doneMs, 0.95),
      goal: { of: 'figure', atMost: 1000 },
    },
  ]
}

function bear(load: Load): Promise<Borne> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'load.ts'))
    child.once('message', (borne) => resolve(borne as Borne))
    child.once('exit', (code) => reject(new Error(`The tablets ended with ${code}`)))
    child.send(load)
  })
}
