/**
 * How far the submitted estimates of an area lie apart: the distance on the framework's scale between the highest
 * and the lowest. It is what the team talks about first, so it is said in words and as a number, and it is never
 * computed from fewer than two estimates, which would look like agreement.
 */
import type { Framework } from '#domain/framework/define.ts'

export type Spread =
  | { readonly kind: 'too-few' }
  | { readonly kind: 'none'; readonly level: string }
  | { readonly kind: 'apart'; readonly levels: number; readonly lowest: string; readonly highest: string }

/** @param estimates ids of levels; what the scale does not know, and null, is left out */
export function spreadOf(framework: Framework, estimates: readonly (string | null)[]): Spread {
  const levels = framework.scale?.levels ?? []
  const places = estimates.map((id) => levels.findIndex((level) => level.id === id)).filter((place) => place >= 0)
  if (places.length < 2) return { kind: 'too-few' }
  const best = Math.min(...places)
  const worst = Math.max(...places)
  const title = (place: number) => levels[place]!.title
  if (best === worst) return { kind: 'none', level: title(best) }
  return { kind: 'apart', levels: worst - best, lowest: title(worst), highest: title(best) }
}

/** Whether a level is higher than all of these, or lower: worth a second look, and no reason to refuse it. */
export function liesOutside(framework: Framework, estimates: readonly string[], level: string): boolean {
  const levels = framework.scale?.levels ?? []
  const placeOf = (id: string) => levels.findIndex((each) => each.id === id)
  const places = estimates.map(placeOf)
  const place = placeOf(level)
  return places.length > 0 && (place < Math.min(...places) || place > Math.max(...places))
}
