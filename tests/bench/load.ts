/**
 * Tablets that find a connection, in a process of their own, so that making the load does not slow what bears it more
 * than sharing the processor does. They come when they come, whether or not those before them are served.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAs } from './client.ts'
import { Writer, allDocuments, handIn } from './filling.ts'
import type { Reviewer } from './network.ts'

export interface Load {
  readonly port: number
  readonly reviewers: readonly Reviewer[]
  /** All come within so many milliseconds, evenly spread. */
  readonly withinMs: number
  /** What each has waiting. */
  readonly entries: number
}

export interface Borne {
  /** From finding the connection to the last receipt, for each that was acknowledged. */
  readonly acknowledgedMs: readonly number[]
  /** Until it has also fetched everything. */
  readonly doneMs: readonly number[]
  readonly entries: number
  readonly failed: number
}

process.once('message', (load: Load) => void bear(load).then((borne) => process.send!(borne, () => process.exit())))

async function bear({ port, reviewers, withinMs, entries }: Load): Promise<Borne> {
  // What waits on a tablet was written long before it finds a connection.
  const bodies = reviewers.map((reviewer) => new Writer(reviewer).batch(entries))
  const tablets = await Promise.all(
    reviewers.map(async (reviewer, at) => {
      await sleep((withinMs * at) / reviewers.length)
      return exchange(reviewer, port, bodies[at]!).catch(() => null)
    }),
  )
  const done = tablets.filter((each) => each !== null)
  return {
    acknowledgedMs: done.map((each) => each.acknowledgedMs),
    doneMs: done.map((each) => each.doneMs),
    entries: done.reduce((sum, each) => sum + each.receipts, 0),
    failed: tablets.length - done.length,
  }
}

/** What the tablet does: hand over, ask for the list and the review, whose session it is, and what is new. */
async function exchange(reviewer: Reviewer, port: number, body: string) {
  const begun = performance.now()
  const client = connectAs(reviewer, port)
  const { length: receipts } = await handIn(client, reviewer, body)
  const acknowledgedMs = performance.now() - begun
  await client.ask('/reviews')
  await client.ask('/me')
  await client.ask(`/reviews/${reviewer.rid}`)
  await allDocuments(client, reviewer)
  const doneMs = performance.now() - begun
  client.close()
  return { receipts, acknowledgedMs, doneMs }
}
