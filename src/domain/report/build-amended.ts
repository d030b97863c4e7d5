import type { Fields } from '#domain/custody/state.ts'
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
