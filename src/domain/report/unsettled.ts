/**
 * What a person has yet to choose or to read in a section before it leaves the team. The page that says what stands in the way
 * and the rule that holds a decision ask the same, so that nothing is left out of a report which nobody was asked about.
 */
import { uncheckedMerges } from '#domain/custody/merge.ts'
import type { Fields } from '#domain/custody/state.ts'
import { deletionOf } from '#domain/evaluation/deletion.ts'
import { pointOf } from '#domain/evaluation/fields.ts'
import { type OpenQuestion, openQuestions } from '#domain/evaluation/questions.ts'
import type { Framework } from '#domain/framework/define.ts'

interface Unsettled {
  readonly questions: readonly OpenQuestion[]
  /** The fields of merges that nobody has checked; one in a point that is gone is in no report. */
  readonly merges: readonly string[]
}

export function unsettledIn(framework: Framework, doc: string, fields: Fields): Unsettled {
  const isThere = (field: string) => {
    const point = pointOf(framework, field)
    return point === null || deletionOf(fields, point) === 'kept'
  }
  return { questions: openQuestions(framework, doc, fields), merges: uncheckedMerges(fields).filter(isThere) }
}
