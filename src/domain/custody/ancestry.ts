/**
 * From which write two others come. Two texts are compared with what both people had before them: that is the nearest
 * write that both descend from, and where there are several as near as each other, or none, there is nothing to compare
 * them with.
 */
import type { Naming } from './heads.ts'

/** The mid of the nearest write from which both come, or null. A write that was named and never came may be one too. */
export function commonBase(writes: ReadonlyMap<string, Naming>, one: string, other: string): string | null {
  const past = pastOf(writes, one)
  const common = [...pastOf(writes, other)].filter((mid) => past.has(mid))
  if (common.includes(one) || common.includes(other)) return null
  const nearest = new Set(common)
  for (const mid of common) for (const older of writes.get(mid)?.ctx ?? []) if (older !== mid) nearest.delete(older)
  const [only, ...more] = nearest
  return only === undefined || more.length > 0 ? null : only
}

/** All that a write descends from; itself only where it is part of a circle. */
function pastOf(writes: ReadonlyMap<string, Naming>, mid: string): ReadonlySet<string> {
  const past = new Set(writes.get(mid)?.ctx)
  // What is added to a set while it is walked is walked too.
  for (const each of past) for (const older of writes.get(each)?.ctx ?? []) past.add(older)
  return past
}
