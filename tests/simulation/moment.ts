/**
 * A simulated day as its invariants look at it: the people's tablets, what they did and were told, and the server's
 * store as it is at one moment, read once for all checks of that moment.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Tx } from '#server/context.ts'
import type { Persona } from '#server/demo/people.ts'
import type { EntryRow, WriteRow } from '#server/db/schema.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import type { Browser, Kept } from './browser.ts'
import type { Chance } from './chance.ts'
import type { Work } from './hand.ts'
import type { Character } from './character.ts'
import type { Record } from './record.ts'
import type { SimulatedServer } from './server.ts'
import type { Timeline } from './timeline.ts'

export interface Day {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly character: Character
  readonly work: Work
  readonly server: SimulatedServer
  readonly rid: string
  readonly browsers: readonly Browser[]
  /** One more tablet; with what another has kept, its twin. */
  readonly open: (name: string, owner: Persona, kept: Kept | null) => Browser
  readonly record: Record
  readonly note: (what: string) => void
  /** Copies of the server's store, the oldest first. */
  readonly copies: Uint8Array[]
}

/** An entry as it was handed over. */
export interface Said {
  readonly write?: {
    readonly doc: string
    readonly field: string
    readonly value: Json
    readonly ctx: readonly string[]
  }
  readonly command?: { readonly targets: readonly { readonly hash: string }[] }
}

export interface Moment extends Day {
  readonly tx: Tx
  readonly entries: readonly (EntryRow & { readonly said: Said })[]
  readonly writes: readonly WriteRow[]
}

/** Names what it found wrong, in words that say where to look. */
export type Check = (moment: Moment) => readonly string[] | Promise<readonly string[]>

/** What these checks find wrong now, all of them seeing the same. */
export function look(day: Day, checks: readonly Check[]): Promise<readonly string[]> {
  return inOwnTransaction(day.server.context, async (tx) => {
    const rows = await tx.selectFrom('entry').where('review_id', '=', day.rid).selectAll().execute()
    const entries = rows.map((row) => Object.assign(row, { said: JSON.parse(row.body) as Said }))
    const writes = await tx.selectFrom('write').where('review_id', '=', day.rid).selectAll().execute()
    const found: string[] = []
    for (const check of checks) found.push(...(await check({ ...day, tx, entries, writes })))
    return found
  })
}
