/**
 * Changes that a person thinks of as one: a point's text, its place in the list and its deletion are three entries and
 * one point. They stand together wherever changes are listed, in the order of the first of each.
 */
import { deletedField, seenField } from '#domain/evaluation/deletion.ts'
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

export interface Folded<T> {
  readonly item: T
  /** What is sent with it and is told as one with it. */
  readonly records: readonly T[]
}

/**
 * A deletion and the record of what it saw are two entries and one thing that a person did: of two that follow each other
 * the record stands with its deletion. One that stands alone, because the other has been sent, is told by itself.
 */
export function folded<T>(items: readonly T[], partsOf: (item: T) => Parts | null): readonly Folded<T>[] {
  const open = new Map<string, T>()
  const told: Folded<T>[] = []
  for (const item of items) {
    const parts = partsOf(item)
    const point = parts === null ? null : pointIn(parts.what)
    const subject = `${parts?.doc} ${point}`
    if (point !== null && parts?.what === seenField(point)) {
      const before = open.get(subject)
      if (before !== undefined) told.push({ item: before, records: [] })
      open.set(subject, item)
    } else if (point !== null && parts?.what === deletedField(point)) {
      const record = open.get(subject)
      open.delete(subject)
      told.push({ item, records: record === undefined ? [] : [record] })
    } else told.push({ item, records: [] })
  }
  return [...told, ...[...open.values()].map((item) => ({ item, records: [] }))]
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(items, keyOf).values()]
}
