/**
 * Where a point stands in its list is a key that sorts between its neighbours' keys, so that two devices can each
 * move another point and both moves hold. Keys that another device made may be equal or not keys at all; then the
 * list is numbered anew, and only the points whose key changes are written.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** What is needed of a point to place another beside it. */
export interface Placed {
  readonly id: string
  readonly order: string
}

/**
 * The keys to write so that `id` stands at `index` among the others, nearly always one. `id` may be new to the list.
 * @param points the list in its present order
 */
export function placeAt(points: readonly Placed[], id: string, index: number): readonly Placed[] {
  const others = points.filter((point) => point.id !== id)
  const at = Math.max(0, Math.min(index, others.length))
  const key = keyBetween(others[at - 1]?.order, others[at]?.order)
  if (key !== null) return [{ id, order: key }]
  const wanted = [...others.slice(0, at), { id, order: '' }, ...others.slice(at)]
  const keys = generateNKeysBetween(null, null, wanted.length)
  return wanted.flatMap((point, i) => (point.order === keys[i] ? [] : [{ id: point.id, order: keys[i]! }]))
}

/** The place one up (-1) or one down (+1), or null where the list ends. */
export function neighbourIndex(points: readonly Placed[], id: string, step: 1 | -1): number | null {
  const from = points.findIndex((point) => point.id === id)
  const to = from + step
  return from < 0 || to < 0 || to >= points.length ? null : to
}

function keyBetween(before: string | undefined, after: string | undefined): string | null {
  try {
    return generateKeyBetween(before ?? null, after ?? null)
  } catch {
    return null
  }
}
