/**
 * A document's state and what a person sees of it: the server's heads with their own waiting writes laid over them.
 * Nothing optimistic is ever rolled back, because nothing optimistic is ever stored.
 */
import { type Json, byCodeUnits, canonicalJson } from './canonical.ts'
import { type Naming, headsOf } from './heads.ts'

/** A head as everyone sees it. `receivedAt` is null while the write has not reached the server. */
export interface Head {
  readonly mid: string
  readonly by: string
  readonly value: Json
  readonly at: string
  readonly receivedAt: string | null
  /** The writes that the server merged into this text: nobody has checked it yet. */
  readonly merge?: readonly string[] | undefined
}

/** A document's state: the heads of each field. A map, so that a field called `constructor` is only a field. */
export type Fields = ReadonlyMap<string, readonly Head[]>

export function fieldsFrom(record: { readonly [field: string]: readonly Head[] }): Fields {
  return new Map(Object.entries(record))
}

/** A write that waits on this device, as the overlay needs it. */
export interface PendingWrite {
  readonly mid: string
  readonly by: string
  readonly at: string
  readonly field: string
  readonly value: Json
  readonly ctx: readonly string[]
}

/**
 * What a person sees: the server's state with their own waiting writes laid over it. It is the state rule over both: a
 * waiting write that the server already holds, because its answer was lost or it is offered again after a restore, still
 * replaces what it names, so that nobody is shown a conflict with what they have themselves replaced.
 */
export function overlay(fields: Fields, pending: readonly PendingWrite[]): Fields {
  if (pending.length === 0) return fields
  const seen = new Map(fields)
  for (const [field, known] of byField(pending)) {
    const heads = (fields.get(field) ?? []).map((head) => ({
      mid: head.mid,
      ctx: known.get(head.mid)?.ctx ?? head.merge ?? [],
      head,
    }))
    const held = new Set(heads.map((each) => each.mid))
    const unheld = [...known.values()].filter(({ mid }) => !held.has(mid))
    const own = unheld.map(({ mid, by, at, value, ctx }) => ({
      mid,
      ctx,
      head: { mid, by, at, value, receivedAt: null },
    }))
    seen.set(
      field,
      headsOf<Naming & { readonly head: Head }>([...heads, ...own]).map((each) => each.head),
    )
  }
  return seen
}

function byField(pending: readonly PendingWrite[]): ReadonlyMap<string, ReadonlyMap<string, PendingWrite>> {
  const fields = new Map<string, Map<string, PendingWrite>>()
  for (const write of pending) fields.set(write.field, (fields.get(write.field) ?? new Map()).set(write.mid, write))
  return fields
}

/** Heads with different values, one of each: what a person has to choose between. Equal values collapse. */
export function differingHeads(heads: readonly Head[]): readonly Head[] {
  // Nearly every field has one head, and a long text is not worth comparing with itself.
  if (heads.length < 2) return heads
  const byValue = new Map<string, Head>()
  for (const head of heads.toSorted((a, b) => byCodeUnits(a.mid, b.mid))) {
    const value = canonicalJson(head.value)
    if (!byValue.has(value)) byValue.set(value, head)
  }
  return [...byValue.values()]
}

/**
 * The value to show for a field: that of its head, and of several the one with the smallest mid, so that
 * every screen shows the same. Null when there is none. Ask `differingHeads` whether a person must choose.
 */
export function shownValue(fields: Fields, field: string): Json {
  return shownHead(fields, field)?.value ?? null
}

export function shownHead(fields: Fields, field: string): Head | null {
  const heads = fields.get(field) ?? []
  let smallest: Head | null = null
  for (const head of heads) if (!smallest || head.mid < smallest.mid) smallest = head
  return smallest
}
