/**
 * Answers about a nomination that the school has taken back. The form for them is gone with it; the words are not, and
 * where two of them differ the server waits for a choice before it takes the evaluation.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { differ, isBlank } from '#domain/evaluation/deletion.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import type { Excellence, Question } from '#domain/framework/define.ts'

export interface Withdrawn {
  readonly nomination: string
  /** Two answers differ: a person has to choose. */
  readonly asked: readonly Question[]
  /** Answered once, to be read. */
  readonly answered: readonly Question[]
}

/** @param nominations the ids of those that still stand */
export function withdrawnIn(
  excellence: Excellence,
  nominations: readonly string[],
  fields: Fields,
): readonly Withdrawn[] {
  const ids = new Set<string>()
  for (const field of fields.keys()) {
    const [root, id] = field.split('/')
    if (root === 'excellence' && id !== undefined && !nominations.includes(id)) ids.add(id)
  }
  return [...ids]
    .toSorted()
    .map((nomination) => {
      const isAsked = ({ id }: Question) => differ(fields.get(excellenceField(nomination, id)) ?? [])
      const asked = excellence.evaluation.filter(isAsked)
      const answered = excellence.evaluation.filter(
        (question) =>
          !asked.includes(question) && !isBlank(shownValue(fields, excellenceField(nomination, question.id))),
      )
      return { nomination, asked, answered }
    })
    .filter(({ asked, answered }) => asked.length + answered.length > 0)
}

const spelled = (all: readonly Withdrawn[]) =>
  all.map(({ nomination, asked, answered }) => `${nomination} ${idsOf(asked)} ${idsOf(answered)}`).join()
const idsOf = (questions: readonly Question[]) => questions.map((question) => question.id).join('+')

export const sameWithdrawn = (a: readonly Withdrawn[], b: readonly Withdrawn[]) => spelled(a) === spelled(b)
