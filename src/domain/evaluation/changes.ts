/**
 * What of an evaluation is another than at a moment: which answers have come since, as the server's clock saw them arrive,
 * or have not been sent. It is for people who want to see what they have changed; nothing is decided by it.
 */
import { type Fields, type Head, shownValue } from '#domain/custody/state.ts'
import type { Area } from '#domain/framework/define.ts'
import { deletedField, textField } from './deletion.ts'
import { estimateField, listPath } from './fields.ts'

export interface Change {
  /** The field whose value is another, or the text of a point that was deleted. */
  readonly field: string
  /** The id of the list that a point stands in; null for the estimate. */
  readonly list: string | null
  readonly deleted: boolean
}

export function changesSince(area: Area, fields: Fields, since: string): readonly Change[] {
  const isLater = (field: string) => fields.get(field)?.some((head) => cameAfter(head, since)) ?? false
  const estimate = estimateField(area.id)
  const first: Change[] = isLater(estimate) ? [{ field: estimate, list: null, deleted: false }] : []
  const points = area.lists.flatMap(({ id: list }) =>
    pointsIn(fields, listPath(area.id, list)).flatMap((point): Change[] => {
      const deleted = shownValue(fields, deletedField(point)) === true
      const isAnother = deleted ? isLater(deletedField(point)) : isLater(textField(point))
      return isAnother ? [{ field: textField(point), list, deleted }] : []
    }),
  )
  return [...first, ...points]
}

const cameAfter = ({ receivedAt }: Head, since: string) => receivedAt === null || receivedAt > since

/** The paths of all points that a list has ever had. */
function pointsIn(fields: Fields, list: string): readonly string[] {
  const paths = [...fields.keys()]
    .filter((field) => field.startsWith(`${list}/`))
    .map((field) => field.split('/').slice(0, 4).join('/'))
  return [...new Set(paths)]
}
