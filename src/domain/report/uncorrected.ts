import type { FactCheckPoint } from '#domain/moderation/fact-check.ts'
import type { Advice } from './advice.ts'
import { type Piece, placesOf } from './quotes.ts'

/**
 * Points of the fact check that were answered as corrected, while the words that they are about stand in the report as they
 * did. It is advice: the same words may be right in another place.
 */
export function uncorrected(points: readonly FactCheckPoint[], pieces: readonly Piece[]): readonly Advice[] {
  const stands = (point: FactCheckPoint) => (placesOf(pieces, point) ?? []).length > 0
  return points
    .filter((point) => point.answer?.outcome === 'corrected' && stands(point))
    .map(({ section, quote }) => ({ kind: 'uncorrected', section, quote }))
}
