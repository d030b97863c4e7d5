/** A report of an ordinary length: twelve and five points of 80 words in each area, and narratives of 400 words. */
import type { ReportModel } from '#domain/report/model.ts'
import { everything } from './everything.ts'

const SENTENCE =
  'Leaders at every level know the school very well, and what they say is what we saw in classrooms, week by week. '

const points = (many: number) => Array.from({ length: many }, (_, at) => `${at + 1} ${SENTENCE.repeat(4)}`)

export const ordinary: ReportModel = {
  ...everything,
  sections: everything.sections.map((section) => {
    if (section.kind === 'excellence') return section
    if (section.kind === 'narrative') return { ...section, text: SENTENCE.repeat(20) }
    const [wentWell, evenBetterIf] = section.lists
    return {
      ...section,
      lists: [
        { ...wentWell!, points: points(12) },
        { ...evenBetterIf!, points: points(5) },
      ],
    }
  }),
}
