/**
 * A place in one person's stream of one review. It is opaque to the device and checked to the letter: a cursor
 * that is not exactly what this server would make for this person, review and history is no cursor, and the
 * device starts again from the beginning, which costs time and never data. It names the journal's link at its place:
 * a store that was put back from an older copy keeps its epoch and counts the same numbers again for other changes,
 * and a device that had seen the first ones would take the new ones for those.
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

/** The beginning of the journal's chain as of a place, which speaks for everything before it. */
export type LinkAt = (seq: number) => Promise<string>
const LINK_LENGTH = 16

const shape = z.strictObject({
  review: uuid,
  person: uuid,
  epoch: uuid,
  seq: z.int().min(0),
  doc: documentName.nullable(),
  link: z.string(),
})

export async function toCursor(
  { review, person, epoch }: Stream,
  { seq, doc }: Position,
  linkAt: LinkAt,
): Promise<string> {
  const link = (await linkAt(seq)).slice(0, LINK_LENGTH)
  return Buffer.from(JSON.stringify({ review, person, epoch, seq, doc, link })).toString('base64url')
}

/** The position, or null for anything that `toCursor` would not have made for this stream. */
export async function fromCursor(cursor: string, stream: Stream, linkAt: LinkAt): Promise<Position | null> {
  const parsed = shape.safeParse(parse(cursor))
  if (!parsed.success) return null
  const { seq, doc } = parsed.data
  return (await toCursor(stream, { seq, doc }, linkAt)) === cursor ? { seq, doc } : null
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
