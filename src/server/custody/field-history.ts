/**
 * One field's writes while a batch is being judged: who named whom, and which are heads. The domain's rule gives
 * the heads; a write that nobody has named yet cannot be part of a circle, and for it (nearly every write) the
 * new heads follow from the old ones without walking the history again.
 */
import { type Naming, headsOf } from '#domain/custody/heads.ts'
import type { Outcome } from '#domain/custody/wire.ts'

export interface FieldHistory {
  readonly writes: Naming[]
  /** Who wrote each, by mid. */
  readonly by: Map<string, string>
  /** Every mid that some write of this field names, received or not. */
  readonly named: Set<string>
  heads: ReadonlySet<string>
  /** The writes that the store has as heads. */
  readonly stored: Set<string>
}

export interface PastWrite extends Naming {
  readonly by: string
  readonly head: boolean
}

export function openField(past: readonly PastWrite[]): FieldHistory {
  const heads = new Set(past.filter((write) => write.head).map((write) => write.mid))
  return {
    writes: past.map(({ mid, ctx }) => ({ mid, ctx })),
    by: new Map(past.map(({ mid, by }) => [mid, by])),
    named: new Set(past.flatMap(({ ctx }) => ctx)),
    heads,
    stored: new Set(heads),
  }
}

/** Adds a write and says what its receipt says. */
export function addWrite(field: FieldHistory, write: Naming, by: string): Outcome {
  const isNamed = field.named.has(write.mid)
  field.writes.push(write)
  field.by.set(write.mid, by)
  for (const mid of write.ctx) field.named.add(mid)
  field.heads = isNamed
    ? new Set(headsOf(field.writes).map((head) => head.mid))
    : new Set([...field.heads].filter((head) => !write.ctx.includes(head)).concat(write.mid))
  if (!field.heads.has(write.mid)) return 'superseded'
  return field.heads.size > 1 ? 'sibling' : 'head'
}

/** Which stored writes have begun and which have ceased to be heads; afterwards the store is taken to know. */
export function settleHeads(field: FieldHistory): {
  readonly gained: readonly string[]
  readonly lost: readonly string[]
} {
  const gained = [...field.heads].filter((mid) => !field.stored.has(mid))
  const lost = [...field.stored].filter((mid) => !field.heads.has(mid))
  for (const mid of gained) field.stored.add(mid)
  for (const mid of lost) field.stored.delete(mid)
  return { gained, lost }
}
