import { pointPath } from '#domain/evaluation/fields.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Area } from '#domain/framework/define.ts'
import type { Editing } from './editing.ts'
import { type Texts, textToShow } from './text-field.ts'

/** The texts of all points of an area, for a form to begin with. */
export function textsOfArea(editing: Editing, area: Area): Texts {
  const texts: Texts = {}
  for (const list of area.lists) {
    for (const { id } of pointsOf(editing.live.get(), area.id, list.id)) {
      const field = `${pointPath(area.id, list.id, id)}/text`
      texts[field] = textToShow(editing, field)
    }
  }
  return texts
}
