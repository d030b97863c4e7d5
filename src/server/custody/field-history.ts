/**
 * One field while a batch is being judged: which of its writes are heads, and of those that the batch brings or names
 * which are there already and which were named before they came. That is all that the rule of the domain asks for as
 * long as every write comes after those that it names; what was named early may close a circle, and then all of the
 * field's writes are walked.
 */
import { type Naming, headsOf } from '#domain/custody/heads.ts'
import type { Outcome } from '#domain/custody/wire.ts'

export interface FieldHistory {
  heads: Set<string>
  /** The writes that the store has as heads. */
  readonly stored: Set<string>
  /** The mids about which the store was asked, or which have come since. */
  readonly asked: Set<string>
  /** Those of them that are writes of this field. */
  readonly known: Set<string>
  /** Those of them that a write of this field named before they came. */
  readonly early: Set<string>
  /** All writes by mid, in the order of their arrival: asked for when a write comes that was named early. */
  all: Map<string, Naming> | null
}

export function openField(heads: readonly string[]): FieldHistory {
  return {
    heads: new Set(heads),
    stored: new Set(heads),
    asked: new Set(heads),
    known: new Set(heads),
    early: new Set(),
    all: null,
  }
}

/** Adds a write, and says what its receipt says and which writes it has named early. */
export function addWrite(
  field: FieldHistory,
  write: Naming,
): { readonly outcome: Outcome; readonly early: readonly string[] } {
  const { mid, ctx } = write
  const wasNamed = field.early.has(mid)
  field.asked.add(mid)
  field.known.add(mid)
  field.all?.set(mid, write)
  const early = [...new Set(ctx)].filter((each) => !field.known.has(each) && !field.early.has(each))
  for (const each of early) field.early.add(each)
  if (wasNamed && closesCircle(field.all!, write)) {
    field.heads = new Set(headsOf([...field.all!.values()]).map((head) => head.mid))
  } else {
    for (const each of ctx) field.heads.delete(each)
    if (!wasNamed) field.heads.add(mid)
  }
  return { outcome: outcomeOf(field, mid), early }
}

function outcomeOf({ heads }: FieldHistory, mid: string): Outcome {
  if (!heads.has(mid)) return 'superseded'
  return heads.size > 1 ? 'sibling' : 'head'
}

/** Whether a write descends from one that names it. */
function closesCircle(all: ReadonlyMap<string, Naming>, { mid, ctx }: Naming): boolean {
  const past = new Set(ctx)
  past.delete(mid)
  // What is added to a set while it is walked is walked too.
  for (const each of past) {
    const names = all.get(each)?.ctx ?? []
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
