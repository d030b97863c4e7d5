/**
 * What the team says to each other of an area before it agrees: documents of their own, one for each comment, so that
 * several people write at once and offline. A comment may cite a reviewer's point, by where it stands.
 */
import { byCodeUnits } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { type Fields, shownHead, shownValue } from '#domain/custody/state.ts'

export const commentOf = (id: string) => `comment/${id}`

/** The point that a comment cites: whose evaluation, and the point's path in it. */
export interface Cited {
  readonly personId: string
  readonly point: string
}

export interface Comment {
  readonly doc: string
  readonly area: string
  readonly text: string
  readonly cited: Cited | null
  readonly by: string
  readonly at: string
  /** It has not been sent. */
  readonly waits: boolean
}

export const citation = ({ personId, point }: Cited) => `${personId}/${point}`

function citedIn(value: unknown): Cited | null {
  const [, personId, point] = (typeof value === 'string' ? /^([^/]+)\/(.+)$/.exec(value) : null) ?? []
  return personId !== undefined && point !== undefined ? { personId, point } : null
}

/** The comments among these documents, oldest first by the ids that their devices made; what is deleted is none. */
export function commentsIn(documents: Iterable<readonly [doc: string, fields: Fields]>): readonly Comment[] {
  return [...documents]
    .filter(([doc, fields]) => documentKind(doc) === 'comment' && shownValue(fields, '_deleted') !== true)
    .flatMap(([doc, fields]): Comment[] => {
      const text = shownHead(fields, 'text')
      const area = shownValue(fields, 'area')
      if (typeof text?.value !== 'string' || text.value.trim() === '' || typeof area !== 'string') return []
      const { by, at, receivedAt } = text
      const cited = citedIn(shownValue(fields, 'point'))
      return [{ doc, area, text: text.value, cited, by, at: receivedAt ?? at, waits: receivedAt === null }]
    })
    .toSorted((a, b) => byCodeUnits(a.doc, b.doc))
}
