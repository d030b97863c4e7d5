import { byCodeUnits } from '#domain/custody/canonical.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { listPath } from './fields.ts'

/** A point of a list that is not deleted, as it is shown. */
export interface Point {
  readonly id: string
  readonly text: string
  readonly order: string
}

/** The points of a list in their order; equal orders, made on two devices, fall back on the id. */
export function pointsOf(fields: Fields, area: string, list: string): readonly Point[] {
  const prefix = `${listPath(area, list)}/`
  const ids = new Set<string>()
  for (const field of fields.keys()) {
    if (field.startsWith(prefix)) ids.add(field.slice(prefix.length).split('/', 1)[0]!)
  }
  return [...ids]
    .filter((id) => hasContent(fields, prefix + id))
    .map((id) => ({
      id,
      text: asText(shownValue(fields, `${prefix}${id}/text`)),
      order: asText(shownValue(fields, `${prefix}${id}/order`)),
    }))
    .toSorted((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.id, b.id))
}

/** A point exists once it has a text or a place, until it is deleted. */
function hasContent(fields: Fields, point: string): boolean {
  if (shownValue(fields, `${point}/_deleted`) === true) return false
  return fields.has(`${point}/text`) || fields.has(`${point}/order`)
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
