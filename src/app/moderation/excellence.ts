/**
 * What reviewers said of the school's Areas of Excellence, read from their evaluations. A nomination is known by
 * its own document, or, where that is not at hand, by the answers that name it: nobody's answer disappears because
 * a title has not been downloaded.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import type { Framework, Question } from '#domain/framework/define.ts'

export interface Answer {
  readonly question: Question
  /** The text as typed, or the title of the option that was chosen. */
  readonly said: string
}

const ROOT = 'excellence/'

/** The ids of the nominations that these evaluations answer, each once. */
export function nominationsIn(evaluations: readonly Fields[]): readonly string[] {
  const ids = new Set<string>()
  for (const fields of evaluations)
    for (const field of fields.keys()) {
      const id = field.startsWith(ROOT) ? field.split('/')[1] : undefined
      if (id) ids.add(id)
    }
  return [...ids].toSorted()
}

/** What one reviewer answered about one nomination, in the framework's order; unanswered questions are left out. */
export function answersOf(framework: Framework, fields: Fields, nomination: string): readonly Answer[] {
  return (framework.excellence?.evaluation ?? []).flatMap((question) => {
    const value = shownValue(fields, excellenceField(nomination, question.id))
    if (typeof value !== 'string' || value.trim() === '') return []
    return [{ question, said: question.kind === 'choice' ? titleOf(question, value) : value }]
  })
}

function titleOf(question: Extract<Question, { kind: 'choice' }>, id: string): string {
  return question.options.find((option) => option.id === id)?.title ?? id
}
