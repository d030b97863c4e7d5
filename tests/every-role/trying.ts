/**
 * Makes the attempts and says what came of each: it was done, refused for want of a right, or else what stood in its way. What is refused must leave
 * the review as it was, but for the entry that is held: then the next may try in the same review, until something is
 * decided in it.
 */
import type { JsonObject } from '#domain/custody/canonical.ts'
import type { Receipt } from '#domain/custody/wire.ts'
import type { Action } from '#domain/policy.ts'
import type { Column } from '#tests/policy-table.ts'
import type { Answered, ServerWorld } from '#tests/world/server.ts'
import { expect } from 'vitest'
import type { Asks, Says } from './attempts.ts'
import { type Trial, handOver } from './trial.ts'

/** Reviews that are alike: the present one, until something has been decided in it. */
export interface Trials {
  readonly present: () => Promise<Trial>
  readonly spend: () => void
}

export function trials(make: () => Promise<Trial>, first: Promise<Trial> | null = null): Trials {
  let present = first
  return { present: () => (present ??= make()), spend: () => (present = null) }
}

export const DONE = 'done'
export const REFUSED = 'refused'
/** One of these two, or what stood in the way: that is no matter of rights, and is in no table. */
export type Outcome = string
export type Result = readonly [action: Action, outcome: Outcome]

/** Calls the routes one after another. None of them changes anything that is in a review's documents. */
export async function call(
  world: ServerWorld,
  among: Trials,
  column: Column,
  asks: readonly (readonly [Action, Asks])[],
): Promise<readonly Result[]> {
  const trial = await among.present()
  const before = await kept(world, trial.rid)
  const results: Result[] = []
  for (const [action, ask] of asks) results.push([action, outcomeOf(await ask(trial, column))])
  expect(await kept(world, trial.rid)).toEqual(before)
  return results
}

/** Hands entries over together. What comes after something decisive that was done is tried again, in another review. */
export async function say(
  world: ServerWorld,
  among: Trials,
  column: Column,
  says: readonly (readonly [Action, Says])[],
): Promise<readonly Result[]> {
  if (says.length === 0) return []
  const trial = await among.present()
  const said = says.map(([, make]) => make(trial, column))
  const before = await kept(world, trial.rid)
  const answer = await handOver(world, trial.cast[column], trial.rid, said)
  const after = await kept(world, trial.rid)
  if (answer.status !== 200) {
    expect(after).toEqual(before)
    return says.map(([action]) => [action, outcomeOf(answer)])
  }
  const { receipts } = answer.body
  const decided = said.findIndex((each, index) => isDecisive(each) && receipts[index]!.outcome !== 'held')
  const results = receipts
    .slice(0, decided === -1 ? receipts.length : decided + 1)
    .map((receipt, index): Result => [says[index]![0], whatCameOf(receipt)])
  if (decided !== -1) {
    among.spend()
    return [...results, ...(await say(world, among, column, says.slice(decided + 1)))]
  }
  const done = receipts.filter(({ outcome }) => outcome !== 'held').map(({ mid }) => mid)
  expect(after.entries).toBe(before.entries + said.length)
  expect(after.writes.filter((mid) => !before.writes.includes(mid))).toEqual(done.toSorted())
  if (done.length === 0) expect(after).toEqual({ ...before, entries: after.entries })
  return results
}

/** Decides something, or changes a section, upon which others here decide. */
const isDecisive = (said: JsonObject) => 'command' in said || JSON.stringify(said).includes('"section/')

export function outcomeOf({ status, problem }: Answered<unknown>): Outcome {
  if (status === 200) return DONE
  return problem === 'sign-in' || problem === 'not-found' ? REFUSED : `${status} ${problem}`
}

/** What may not be written for the state that one's own evaluation is in is locked. */
function whatCameOf({ outcome, reason }: Receipt): Outcome {
  if (outcome !== 'held') return DONE
  return reason === 'not-allowed' || reason === 'locked' ? REFUSED : `${reason}`
}

/** What the store has of a review: its documents as they stand, each write that is in them, and how many entries. */
async function kept({ context: { db } }: ServerWorld, rid: string) {
  const documents = await db
    .selectFrom('document')
    .where('review_id', '=', rid)
    .select(['doc', 'state_hash', 'snapshot_seq'])
    .orderBy('doc')
    .execute()
  const writes = await db.selectFrom('write').where('review_id', '=', rid).select('mid').distinct().execute()
  const entries = await db.selectFrom('journal').where('review_id', '=', rid).select('seq').execute()
  return { documents, writes: writes.map(({ mid }) => mid).toSorted(), entries: entries.length }
}
