/**
 * What the reviewers recommend about an Area of Excellence, counted. It decides nothing: whether one is accredited is decided
 * after publication, by others. So it stands where the team reads, and in no report.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import type { Framework } from '#domain/framework/define.ts'

export interface Recommended {
  /** What can be recommended, in the framework's words. */
  readonly title: string
  readonly count: number
}

/** @param evaluations of everyone who is counted, whether they have answered or not */
export function recommendedOf(
  { excellence }: Framework,
  evaluations: readonly Fields[],
  nomination: string,
): readonly Recommended[] {
  return (excellence?.evaluation ?? []).flatMap((question) => {
    if (question.kind !== 'choice') return []
    const chosen = evaluations.map((fields) => shownValue(fields, excellenceField(nomination, question.id)))
    return question.options.map(({ id, title }) => ({ title, count: chosen.filter((each) => each === id).length }))
  })
}

/** "Accredit: 2 of 3 · Not yet: 1 of 3" */
export const recommendedWords = (recommended: readonly Recommended[], of: number) =>
  recommended.map(({ title, count }) => `${title}: ${count} of ${of}`).join(' · ')
