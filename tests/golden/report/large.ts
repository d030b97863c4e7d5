/**
 * A report of twice the largest size that the screens advise: points of 8,000 characters, 60 in each of six lists, and
 * 60,000 characters of narrative in each section. Three million characters, a hundred times an ordinary report.
 */
import type { ReportModel } from '#domain/report/model.ts'
import { everything } from './everything.ts'

const SENTENCE = 'Pupils’ “books” show – week by week, 93.1% of them – what they know… <and> can #do. '
const words = (length: number) => SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length)

const points = Array.from({ length: 60 }, (_, at) => `${at + 1} ${words(8000)}`.slice(0, 8000))

export const large: ReportModel = {
  ...everything,
  sections: everything.sections.map((section) => {
    if (section.kind === 'excellence') return section
    const text = words(60_000)
    if (section.kind === 'narrative') return { ...section, text }
    return { ...section, text, lists: section.lists.map((list) => ({ ...list, points })) }
  }),
}
