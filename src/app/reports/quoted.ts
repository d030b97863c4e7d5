/** The school's points with the words that they are about, as far as these stand in the report still. */
import { type FactCheckPoint, factCheckPoints } from '#domain/moderation/fact-check.ts'
import type { Fields } from '#domain/custody/state.ts'
import { type Piece, placesOf } from '#domain/report/quotes.ts'
import type { Mark } from './marks.ts'
import { words } from './words.ts'

export interface QuotedPoint {
  readonly point: FactCheckPoint
  /** As the school counts them: the first that it raised is 1. */
  readonly number: number
  /** Null where no words are quoted, or where they have been changed since. */
  readonly mark: Mark | null
}

export const cardOf = (point: string) => `point-${point}`

export function quotedPoints(decided: Fields, pieces: readonly Piece[]): readonly QuotedPoint[] {
  return factCheckPoints(decided).map((point, at) => {
    const places = placesOf(pieces, point) ?? []
    return { point, number: at + 1, mark: places.length === 0 ? null : markOf(point, at + 1, places) }
  })
}

function markOf({ id, answer, waits }: FactCheckPoint, number: number, places: Mark['places']): Mark {
  return {
    id: `quoted-${id}`,
    href: `#${cardOf(id)}`,
    label: words.facts.number(number),
    about: words.facts.aboutThese(words.facts[answer?.outcome ?? (waits ? 'waits' : 'withLead')]),
    isOpen: answer === null,
    places,
  }
}
