import type { Fields } from '#domain/custody/state.ts'
import type { ReportModel } from './model.ts'
import { sectionOf } from './sections.ts'

/** The sections with what was amended since they were published in the place of what stood there. */
export function amendedSections(sections: ReadonlyMap<string, Fields>, decided: Fields): ReadonlyMap<string, Fields> {
  const amended = new Map(sections)
  for (const [name, heads] of decided) {
    const [root, section, ...field] = name.split('/')
    if (root !== 'amended' || section === undefined) continue
    const doc = sectionOf(section)
    amended.set(doc, new Map([...(amended.get(doc) ?? []), [field.join('/'), heads]]))
  }
  return amended
}

/**
 * The version after a published one. An amendment changes what it names: whoever has left the team since was on it, and the
 * hub that the school has left was its hub.
 * @param now the report as it would be made of what is there now
 */
export function versionAfter(published: ReportModel, { version, school, ofsted, sections }: ReportModel): ReportModel {
  const { headteacher, phase } = school
  return { ...published, version, school: { ...published.school, headteacher, phase }, ofsted, sections }
}
