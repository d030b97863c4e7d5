/**
 * Everything that a person still has to answer in an evaluation before it can be handed in. Tabs, lists, the check
 * page and the submit itself ask here, so that no screen can be silent about what another one waits for.
 */
import type { Fields } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { deletedField, deletionOf, differ } from './deletion.ts'
import { conflictMatters, pointOf } from './fields.ts'

export interface OpenQuestion {
  /** Two answers that differ; a point deleted here and kept there; a deleted point with words that no deletion saw. */
  readonly why: 'answers-differ' | 'deletion-differs' | 'words-unseen'
  /** The field that is asked about; of a deletion, the one that says that the point is deleted. */
  readonly field: string
}

/** One question a field, and of a point whose deletion is asked about that one alone: the rest depends on it. */
export function openQuestions(framework: Framework, doc: string, fields: Fields): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = []
  for (const [field, heads] of fields) {
    const point = pointOf(framework, field)
    const deletion = point === null ? 'kept' : deletionOf(fields, point)
    if (point !== null && field === deletedField(point)) {
      if (deletion === 'differs') questions.push({ why: 'deletion-differs', field })
      if (deletion === 'unseen') questions.push({ why: 'words-unseen', field })
    } else if (deletion === 'kept' && differ(heads) && conflictMatters(framework, doc, field))
      questions.push({ why: 'answers-differ', field })
  }
  return questions
}
