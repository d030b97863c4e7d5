/**
 * A place in one person's stream of one review. It is opaque to the device and checked to the letter: a cursor
 * that is not exactly what this server would make for this person, review and history is no cursor, and the
 * device starts again from the beginning, which costs time and never data.
 */
import { documentName, uuid } from '#domain/custody/grammar.ts'
import { z } from 'zod'

/** After this document of those with this `seq`; with `null`, after all of them. */
export interface Position {
  readonly seq: number
  readonly doc: string | null
}

export interface Stream {
  readonly review: string
  readonly person: string
  readonly epoch: string
}

const shape = z.strictObject({
  review: uuid,
  person: uuid,
  epoch: uuid,
  seq: z.int().min(0),
  doc: documentName.nullable(),
})

export function toCursor({ review, person, epoch }: Stream, { seq, doc }: Position): string {
  return Buffer.from(JSON.stringify({ review, person, epoch, seq, doc })).toString('base64url')
}

/** The position, or null for anything that `toCursor` would not have made for this stream. */
export function fromCursor(cursor: string, stream: Stream): Position | null {
  const parsed = shape.safeParse(parse(cursor))
  if (!parsed.success) return null
  const { seq, doc } = parsed.data
  return toCursor(stream, { seq, doc }) === cursor ? { seq, doc } : null
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
