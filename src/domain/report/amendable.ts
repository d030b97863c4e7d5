/**
 * Which texts of a published report can be amended, and how the command names each. Whoever amends has no section of the
 * report any more, so they are told this much of it: what stands in the last version and where, and nothing of who wrote it.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { textField } from '#domain/evaluation/deletion.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { amendedField } from '#domain/moderation/review-document.ts'
import { amendedSections } from './build-amended.ts'
import { joined } from './build.ts'
import { COVER, COVER_SECTION, MOST_GRADED, OFSTED_ON_FIELD, gradedField } from './cover.ts'
import { sectionOf } from './sections.ts'

export interface AmendableText {
  /** As a change of `report.amend` names it. */
  readonly section: string
  readonly field: string
  /** The list of its area that it is a point of. */
  readonly list: string | null
  /** As it was published; left blank, it is in no report. */
  readonly text: string
}

const NOTHING: Fields = new Map()

/**
 * In the order of the report, its cover first. A text that a report of this framework may have is among them though nobody
 * wrote it; of what Ofsted said, only what its shape has.
 * @param decided the document `review`
 * @param sections the report's sections by document, before any amendment
 */
export function amendableTexts(
  framework: Framework,
  decided: Fields,
  sections: ReadonlyMap<string, Fields>,
): readonly AmendableText[] {
  const amended = amendedSections(sections, decided)
  const cover = amended.get(COVER) ?? NOTHING
  return [
    ...coverFields(cover, decided).map((field) => ({
      section: COVER_SECTION,
      field,
      list: null,
      text: joined(cover, field),
    })),
    ...framework.report.sections.flatMap(({ id }): readonly AmendableText[] => {
      const fields = amended.get(sectionOf(id)) ?? NOTHING
      const text = { section: id, field: 'text', list: null, text: joined(fields, 'text') }
      const area = framework.areas.find((each) => each.id === id)
      if (!area) return [text]
      return [text, ...pointsIn(area, fields)].filter((each) => isInOrTakenOut(each, decided))
    }),
  ]
}

/** Whether the report has a text, or an amendment took it out of it: it must be possible to put that back. */
const isInOrTakenOut = ({ section, field, text }: Omit<AmendableText, 'list'>, decided: Fields) =>
  text.trim() !== '' || decided.has(amendedField(section, field))

const pointsIn = (area: Area, fields: Fields): readonly AmendableText[] =>
  area.lists.flatMap(({ id: list }) =>
    pointsOf(fields, area.id, list).map(({ id, text }) => {
      return { section: area.id, field: textField(pointPath(area.id, list, id)), list, text }
    }),
  )

function coverFields(cover: Fields, decided: Fields): readonly string[] {
  return ['headteacher', 'phase', ...ofstedFields(cover, decided)]
}

function ofstedFields(cover: Fields, decided: Fields): readonly string[] {
  switch (shownValue(cover, 'ofsted/shape')) {
    case 'headline':
      return [OFSTED_ON_FIELD, 'ofsted/grade']
    case 'judgements':
    case 'report-card':
      return [OFSTED_ON_FIELD, ...gradedFields(cover, decided)]
    default:
      return []
  }
}

/** Of each judgement or area that is told, both its title and its grade. */
const gradedFields = (cover: Fields, decided: Fields): readonly string[] =>
  Array.from({ length: MOST_GRADED }, (_, at) => [gradedField(at + 1, 'title'), gradedField(at + 1, 'grade')] as const)
    .filter((pair) =>
      pair.some((field) => isInOrTakenOut({ section: COVER_SECTION, field, text: joined(cover, field) }, decided)),
    )
    .flat()
