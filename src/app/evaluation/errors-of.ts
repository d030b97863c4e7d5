/** What is still to be done before an evaluation can be handed in, with where it is done. */
import type { Fields } from '#domain/custody/state.ts'
import { gapsOf } from '#domain/evaluation/completeness.ts'
import { deletedField, textField } from '#domain/evaluation/deletion.ts'
import { fieldKind, listPath, pointOf } from '#domain/evaluation/fields.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import { type OpenQuestion, openQuestions } from '#domain/evaluation/questions.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { RefusedWrite } from '#app/store/store.ts'
import { words as written } from '#app/writing/words.ts'
import type { CheckError } from './check-errors.tsx'
import { addButtonId, domIdOf } from '#app/writing/field-ids.ts'
import { tabOf } from './tab-of.ts'
import { QUESTION_WORDS, checkWords, gapWords } from './check-words.ts'

/** @param refused changes of one's own that the server will not take and that are still shown */
export function errorsOf(
  framework: Framework,
  doc: string,
  fields: Fields,
  refused: readonly RefusedWrite[],
): readonly CheckError[] {
  const asked = new Set(openQuestions(framework, doc, fields).map(({ field }) => field))
  const gaps = gapsOf(framework, fields).filter((gap) => !asked.has(gap.field))
  return [
    ...questionsOf(framework, doc, fields),
    ...refusalsOf(framework, doc, fields, refused),
    ...gaps.map((gap) => {
      const area = framework.areas.find((each) => each.id === gap.area)!
      const list = area.lists.find((each) => gap.field.startsWith(listPath(area.id, each.id)))
      const fieldId = gap.why === 'point-missing' ? addButtonId(gap.field) : domIdOf(gap.field)
      return { tab: area.id, fieldId, message: gapWords(gap, area.title, list?.title ?? '', framework.sizes) }
    }),
  ]
}

/** What the server would not take, each with the way to where it can be written again. */
export function refusalsOf(
  framework: Framework,
  doc: string,
  fields: Fields,
  refused: readonly RefusedWrite[],
): readonly CheckError[] {
  const asked = new Set(openQuestions(framework, doc, fields).map(({ field }) => field))
  return refused.map(({ mid, field }) => {
    const point = pointOf(framework, field)
    const isAsked = point !== null && asked.has(deletedField(point))
    // Of a point, only its text has a control of its own; and while its deletion is asked about, that stands there.
    const control = point === null ? field : isAsked ? deletedField(point) : textField(point)
    const isKnown = fieldKind(framework, doc, control) !== null
    const message = checkWords.notSent(isKnown ? nameOf(framework, fields, control) : checkWords.unknownField)
    return { tab: tabOf(field), fieldId: isKnown ? domIdOf(control) : null, message, refused: mid }
  })
}

/** What a person still has to choose, each with the way to where it is chosen; in the order of the tabs. */
export function questionsOf(framework: Framework, doc: string, fields: Fields): readonly CheckError[] {
  const tabs = framework.areas.map((area) => area.id)
  const place = ({ tab }: CheckError) => (tabs.includes(tab) ? tabs.indexOf(tab) : tabs.length)
  return openQuestions(framework, doc, fields)
    .map((question) => asError(framework, fields, question))
    .toSorted((a, b) => place(a) - place(b))
}

function asError(framework: Framework, fields: Fields, { why, field }: OpenQuestion): CheckError {
  const message = QUESTION_WORDS[why](nameOf(framework, fields, field))
  return { tab: tabOf(field), fieldId: domIdOf(field), message }
}

/** "What went well 2 in Leadership", in the framework's words. */
function nameOf(framework: Framework, fields: Fields, field: string): string {
  const [root, id, name, point] = field.split('/')
  if (root !== 'areas') return framework.excellence?.evaluation.find((each) => each.id === name)?.label ?? field
  const area = framework.areas.find((each) => each.id === id)
  const list = area?.lists.find((each) => each.id === name)
  if (!area || !list) return area ? `your estimate in ${area.short}` : field
  const at = pointsOf(fields, area.id, list.id).findIndex((each) => each.id === point)
  const what = at < 0 ? `a point of “${list.title}”` : `“${written.points.label(list.title, at + 1)}”`
  return `${what} in ${area.short}`
}
