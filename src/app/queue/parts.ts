/**
 * A change reduced to what people are told of it: which document, which field or decision, which value. It is read
 * leniently from wherever the change lies, because what the server held as not understandable is exactly what its
 * author wants to see again.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { QueueItem } from '#app/store/store.ts'

export interface Parts {
  /** Null for a decision. */
  readonly doc: string | null
  /** The field of a write, or the type of a decision. */
  readonly what: string
  readonly value: Json
}

type Entry = { readonly [member: string]: Json | undefined }

/** From an entry as it was sent; null when it is neither a write nor a decision. */
export function partsOfEntry({ write, command }: Entry): Parts | null {
  if (isObject(write)) {
    const { doc, field, value } = write
    if (typeof doc === 'string' && typeof field === 'string') return { doc, what: field, value: value ?? null }
  }
  if (isObject(command) && typeof command['type'] === 'string')
    return { doc: null, what: command['type'], value: command['args'] ?? null }
  return null
}

/** From a row of the queue, whose value is a preview in text. */
export function partsOfItem({ doc, what, preview }: QueueItem): Parts {
  return { doc, what, value: preview === '' ? null : preview === 'true' ? true : preview }
}

function isObject(value: Json | undefined): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
