import type { Framework } from '#domain/framework/define.ts'
import { COVER } from './cover.ts'

/** The document in which a section of the report is written. A section of an area has the area's own id. */
export const sectionOf = (id: string) => `section/${id}`

/** The documents that a report is made of, its cover first. What else is called a section stands in no report. */
export const sectionsOf = ({ report }: Framework): readonly string[] => [
  COVER,
  ...report.sections.map(({ id }) => sectionOf(id)),
]

/** The section in which a report tells of the Areas of Excellence, where its framework has any. */
export const EXCELLENCE_SECTION = 'excellence'

/** A narrative is longer than a point: so many characters are advised. */
export const NARRATIVE_ADVICE = 30_000
