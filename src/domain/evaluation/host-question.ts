import { type Fields, differingHeads } from '#domain/custody/state.ts'

/** The document of a review in which the host, the lead and the central team prepare it. */
export const PLAN = 'plan'
/** In the document `plan`: the words of the question that the host sets for an area. */
export const hostQuestionField = (area: string) => `areas/${area}/question`

/** What the host asks, as typed: nothing while it is not set, and two texts where two devices wrote different ones. */
export function hostQuestionIn(plan: Fields, area: string): readonly string[] {
  return differingHeads(plan.get(hostQuestionField(area)) ?? [])
    .map((head) => head.value)
    .filter((value) => typeof value === 'string')
    .filter((text) => text.trim() !== '')
}
