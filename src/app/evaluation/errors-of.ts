/** What is still to be done before an evaluation can be handed in, with where it is done. */
import type { Fields } from '#domain/custody/state.ts'
import { gapsOf, openConflicts } from '#domain/evaluation/completeness.ts'
import { listPath } from '#domain/evaluation/fields.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { CheckError } from './check-errors.tsx'
import { addButtonId, domIdOf } from './field-ids.ts'
import { editedAfterDelete } from './open-questions.ts'
import { EXCELLENCE_TAB } from './progress.ts'
import { conflictWords, deletionWords, gapWords, words } from './words.ts'

export function errorsOf(framework: Framework, doc: string, fields: Fields): readonly CheckError[] {
  const conflicts = openConflicts(framework, doc, fields)
  const gaps = gapsOf(framework, fields).filter((gap) => !conflicts.includes(gap.field))
  return [
    ...conflicts.map((field) => ({
      tab: tabOf(field),
      fieldId: domIdOf(field),
      message: conflictWords(nameOf(framework, fields, field)),
    })),
    ...editedAfterDelete(framework, fields).map((field) => ({
      tab: tabOf(field),
      fieldId: domIdOf(field),
      message: deletionWords(nameOf(framework, fields, field)),
    })),
    ...gaps.map((gap) => {
      const area = framework.areas.find((each) => each.id === gap.area)!
      const list = area.lists.find((each) => gap.field.startsWith(listPath(area.id, each.id)))
      const fieldId = gap.why === 'point-missing' ? addButtonId(gap.field) : domIdOf(gap.field)
      return { tab: area.id, fieldId, message: gapWords(gap, area.title, list?.title ?? '', framework.sizes) }
    }),
  ]
}

/** The tab on which a field of an evaluation stands. */
export function tabOf(field: string): string {
  const [root, id] = field.split('/')
  return root === 'areas' && id !== undefined ? id : EXCELLENCE_TAB
}

/** "What went well 2 in Leadership", in the framework's words. */
function nameOf(framework: Framework, fields: Fields, field: string): string {
  const [root, id, name, point] = field.split('/')
  if (root !== 'areas') return framework.excellence?.evaluation.find((each) => each.id === name)?.label ?? field
  const area = framework.areas.find((each) => each.id === id)
  const list = area?.lists.find((each) => each.id === name)
  if (!area || !list) return area ? `your estimate in ${area.short}` : field
  const at = pointsOf(fields, area.id, list.id).findIndex((each) => each.id === point)
  const what = at < 0 ? `a point of “${list.title}”` : `“${words.points.label(list.title, at + 1)}”`
  return `${what} in ${area.short}`
}
