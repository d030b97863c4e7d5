import { z } from 'zod'

/** The grammar of names on the wire: documents, fields and ids. Once released, none of these may narrow. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const DOCUMENT = /^(?:(?:evaluation|evidence|section|nomination|comment)\/[a-z0-9-]{1,64}|plan|review)$/
const FIELD = /^(?:[a-z0-9-]{1,64}\/){0,7}(?:[a-z0-9-]{1,64}|_deleted)$/

/** Lower-case UUID of any version: people, devices, reviews, and mids that a write names. */
export const uuid = z.string().regex(UUID)
/** An entry's id, made by the device: lower-case UUIDv7. */
export const mid = z.string().regex(UUID_V7)
/** A document inside a review, such as `evaluation/{personId}`. */
export const documentName = z.string().regex(DOCUMENT)
/** A field's path inside its document, at most 8 segments. */
export const fieldName = z.string().regex(FIELD)
/** SHA-256 in lower-case hex. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
/** RFC 3339 in UTC with milliseconds: one spelling for one moment. */
export const instant = z.iso.datetime({ precision: 3 })

/** The kind of a document: what stands before the slash. */
export function documentKind(doc: string): string {
  return doc.split('/', 1)[0] ?? doc
}

/** The id inside a document's name, or `null` for `plan` and `review`, which have none. */
export function documentId(doc: string): string | null {
  const slash = doc.indexOf('/')
  return slash < 0 ? null : doc.slice(slash + 1)
}

/** The document that holds a person's evaluation in any review. */
export function evaluationOf(personId: string): string {
  return `evaluation/${personId}`
}
