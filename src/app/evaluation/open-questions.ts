/**
 * Everything that a person still has to decide before their words can be handed in: two answers that differ, and words
 * that were written on after their point was deleted. The second is no conflict of one field, so nothing else counts it.
 */
import type { Fields } from '#domain/custody/state.ts'
import { openConflicts } from '#domain/evaluation/completeness.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import type { Framework } from '#domain/framework/define.ts'
import { storedPoints } from './listed-points.ts'

/** The fields that are asked about; of an edited and deleted point, the one that says that it is deleted. */
export function openQuestions(framework: Framework, doc: string, fields: Fields): readonly string[] {
  return [...openConflicts(framework, doc, fields), ...editedAfterDelete(framework, fields)]
}

export function editedAfterDelete(framework: Framework, fields: Fields): readonly string[] {
  return framework.areas.flatMap((area) =>
    area.lists.flatMap((list) =>
      storedPoints(fields, area.id, list.id)
        .filter((point) => point.standing === 'edited-after-delete')
        .map((point) => `${pointPath(area.id, list.id, point.id)}/_deleted`),
    ),
  )
}
