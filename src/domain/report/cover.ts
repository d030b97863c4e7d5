/**
 * What stands on the cover of a report and is known to nobody but whoever writes it: who leads the school, its phase, and
 * what Ofsted said last, in the shape in which it was said. The same for every framework, so it is no part of one.
 */
import type { Kind } from '#domain/framework/kinds.ts'

export const COVER_SECTION = 'cover'
export const COVER = `section/${COVER_SECTION}`

export const OFSTED_SHAPES = ['not-inspected', 'headline', 'judgements', 'report-card'] as const
export const SAFEGUARDING = ['met', 'not-met'] as const

/** How many judgements or areas an outcome may have: report cards have had up to eleven. */
export const MOST_GRADED = 12
/** A text in which the day stands as `2024-03-21`: typed by several people and without a connection, like any other. */
export const OFSTED_ON_FIELD = 'ofsted/on'
export const gradedField = (number: number, part: 'title' | 'grade') => `ofsted/graded/${number}/${part}`

const text: Kind = { kind: 'text' }
const FIELDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['headteacher', text],
  ['phase', text],
  ['ofsted/shape', { kind: 'choice', options: OFSTED_SHAPES }],
  [OFSTED_ON_FIELD, text],
  ['ofsted/grade', text],
  ['ofsted/safeguarding', { kind: 'choice', options: SAFEGUARDING }],
])
const GRADED = /^ofsted\/graded\/(?:[1-9]|1[0-2])\/(?:title|grade)$/

/** The kind of a field of the cover, or null where the cover has no such field. */
export function coverKind(field: string): Kind | null {
  return FIELDS.get(field) ?? (GRADED.test(field) ? text : null)
}
