/**
 * One field's writes while a batch is being judged: who named whom, and which are heads. The domain's rule gives
 * the heads; a write that closes no circle changes them in a way that follows from the old ones, without walking the
 * whole history again. Nobody has named nearly every write before; of one that was named, its own past is walked.
 */
import { type Naming, headsOf } from '#domain/custody/heads.ts'
import type { Outcome } from '#domain/custody/wire.ts'

export interface FieldHistory {
  /** By mid, in the order of their arrival. */
  readonly writes: Map<string, Naming>
  /** Who wrote each, by mid. */
  readonly by: Map<string, string>
  /** Every mid that some write of this field names, received or not. */
  readonly named: Set<string>
  heads: Set<string>
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
    writes: new Map(past.map(({ mid, ctx }) => [mid, { mid, ctx }])),
    by: new Map(past.map(({ mid, by }) => [mid, by])),
    named: new Set(past.flatMap(({ ctx }) => ctx)),
    heads,
    stored: new Set(heads),
  }
}

/** Adds a write and says what its receipt says. */
export function addWrite(field: FieldHistory, write: Naming, by: string): Outcome {
  const isNamed = field.named.has(write.mid)
  field.writes.set(write.mid, write)
  field.by.set(write.mid, by)
  for (const mid of write.ctx) field.named.add(mid)
  if (isNamed && closesCircle(field, write)) {
    field.heads = new Set(headsOf([...field.writes.values()]).map((head) => head.mid))
  } else {
    for (const mid of write.ctx) field.heads.delete(mid)
    if (!isNamed) field.heads.add(write.mid)
  }
  if (!field.heads.has(write.mid)) return 'superseded'
  return field.heads.size > 1 ? 'sibling' : 'head'
}

/** Whether a write descends from one that names it. */
function closesCircle({ writes }: FieldHistory, { mid, ctx }: Naming): boolean {
  const past = new Set(ctx)
  past.delete(mid)
  // What is added to a set while it is walked is walked too.
  for (const each of past) {
    const names = writes.get(each)?.ctx ?? []
    if (names.includes(mid)) return true
    for (const parent of names) past.add(parent)
  }
  return false
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
