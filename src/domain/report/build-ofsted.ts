import { type Fields, shownValue } from '#domain/custody/state.ts'
import { MOST_GRADED, OFSTED_ON_FIELD, OFSTED_SHAPES, SAFEGUARDING, gradedField } from './cover.ts'
import type { Ofsted } from './model.ts'
import { z } from 'zod'

/** What Ofsted said last, as the cover has it; null while nobody has said in which shape it was. */
export function ofstedIn(cover: Fields): Ofsted | null {
  const shape = OFSTED_SHAPES.find((each) => each === shownValue(cover, 'ofsted/shape'))
  const on = dayOf(cover)
  switch (shape) {
    case undefined:
      return null
    case 'not-inspected':
      return { shape }
    case 'headline':
      return { shape, on, grade: textIn(cover, 'ofsted/grade') }
    case 'judgements':
      return { shape, on, judgements: gradedIn(cover) }
    case 'report-card': {
      const safeguarding = SAFEGUARDING.find((each) => each === shownValue(cover, 'ofsted/safeguarding')) ?? null
      return { shape, on, areas: gradedIn(cover), safeguarding }
    }
  }
}

function gradedIn(cover: Fields): { title: string; grade: string }[] {
  return Array.from({ length: MOST_GRADED }, (_, at) => ({
    title: textIn(cover, gradedField(at + 1, 'title')),
    grade: textIn(cover, gradedField(at + 1, 'grade')),
  })).filter(({ title, grade }) => title.trim() !== '' || grade.trim() !== '')
}

/** What the model takes for a day and nothing else: a report with the 30th of February could never be opened again. */
const day = z.iso.date().nullable().catch(null)

const dayOf = (cover: Fields) => day.parse(textIn(cover, OFSTED_ON_FIELD).trim())

/** What stands where the day of the inspection is asked for and is no day, so that no report has it; null where it is one, or nothing. */
export function unreadDay(cover: Fields): string | null {
  const text = textIn(cover, OFSTED_ON_FIELD).trim()
  const ofsted = ofstedIn(cover)
  return ofsted !== null && 'on' in ofsted && ofsted.on === null && text !== '' ? text : null
}

function textIn(fields: Fields, field: string): string {
  const value = shownValue(fields, field)
  return typeof value === 'string' ? value : ''
}
