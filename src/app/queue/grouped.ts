/**
 * Changes that a person thinks of as one: a point's text, its place in the list and its deletion are three entries and
 * one point. They stand together wherever changes are listed, in the order of the first of each.
 */
import type { Parts } from './parts.ts'

/** What a change is of: a point, or a single answer. A decision, and what cannot be read, stands for itself. */
export function subjectOf(parts: Parts | null, mid: string): string {
  if (!parts || parts.doc === null) return mid
  return `${parts.doc} ${pointIn(parts.what) ?? parts.what}`
}

/** The path of the point that a field belongs to, or null. */
export function pointIn(field: string): string | null {
  const path = field.split('/')
  return path[0] === 'areas' && path.length > 4 ? path.slice(0, 4).join('/') : null
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(items, keyOf).values()]
}
