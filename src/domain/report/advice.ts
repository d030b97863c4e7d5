/**
 * Hints for whoever finishes a report: nobody is named in it, its sentences are whole, its overall estimate lies among
 * those of the areas. Each is advice and never a block: only a person knows whether "Will" is a name.
 */
import type { Fields } from '#domain/custody/state.ts'
import { unreadDay } from './build-ofsted.ts'
import { COVER_SECTION } from './cover.ts'
import type { ReportModel, ReportSection } from './model.ts'

export type AdviceKind =
  | 'pupil-name'
  | 'upn'
  | 'birth-date'
  | 'unfinished'
  | 'overall-outside'
  | 'empty'
  /** A day that cannot be read as one: the report leaves it out. */
  | 'no-day'
  /** Words of which the school was told that they have been corrected. */
  | 'uncorrected'

export interface Advice {
  readonly kind: AdviceKind
  /** The part of the report in which it is put right, the cover among them; null where that is none. */
  readonly section: string | null
  /** The words that gave rise to it. */
  readonly quote: string
}

/**
 * What is worth a look, in the order of the report.
 * @param cover what was written for its cover, also what did not come into the report
 */
export function adviceOn(report: ReportModel, cover: Fields): readonly Advice[] {
  return [...overallOutside(report), ...adviceOnCover(cover), ...report.sections.flatMap(adviceOnSection)]
}

function adviceOnCover(cover: Fields): Advice[] {
  const quote = unreadDay(cover)
  return quote === null ? [] : [{ kind: 'no-day', section: COVER_SECTION, quote }]
}

/** A unique pupil number: a letter and twelve digits, of which the last may be a letter. */
const UPN = /\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b/g
/** Whom a name follows when a pupil is named. */
const NAMED =
  /\b(?:pupil|child|boy|girl|student|learner)s?,?\s+(?:called\s+|named\s+)?(?:\p{Lu}\p{Ll}+|\p{Lu}{1,2}\.?)(?=[\s,.;:!?’')]|$)/gu
const BIRTH =
  /\b(?:born|d\.?o\.?b\.?|date of birth)\b[^.\n]{0,20}?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\bborn on \d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{Ll}+ \d{4}/giu
/** An abbreviation of a year group or of a programme is no pupil. */
const NO_NAME = /\s(?:SEND|EYFS|KS|EAL|FSM|PP|Year|Premium|Voice|Council|Parliament|Progress|Outcomes|Leadership)\b/

function adviceOnSection(section: ReportSection): Advice[] {
  const texts = textsOf(section)
  const found = (kind: AdviceKind, quotes: readonly string[]) =>
    quotes.map((quote): Advice => ({ kind, section: section.id, quote }))
  const all = texts.join('\n')
  return [
    ...found(
      'pupil-name',
      matches(all, NAMED).filter((quote) => !NO_NAME.test(quote)),
    ),
    ...found('upn', matches(all, UPN)),
    ...found('birth-date', matches(all, BIRTH)),
    ...found('unfinished', texts.filter(isUnfinished).map(lastWords)),
    ...(texts.length === 0 && section.kind !== 'excellence' ? found('empty', [section.title]) : []),
  ]
}

function textsOf(section: ReportSection): string[] {
  const texts =
    section.kind === 'area' ? [section.text, ...section.lists.flatMap((list) => list.points)] : [section.text]
  return texts.filter((text) => text.trim() !== '')
}

const matches = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))]

/** A sentence that breaks off in the middle: it ends in a comma, a dash, an ellipsis or a word that wants another. */
function isUnfinished(text: string): boolean {
  return /(?:[,;:–—-]|…|\b(?:and|or|but|the|a|an|of|to|in|for|with|that))\s*$/i.test(text)
}

function lastWords(text: string): string {
  const words = text.trim().split(/\s+/)
  return words.length <= 8 ? words.join(' ') : `…${words.slice(-7).join(' ')}`
}

/** A level's place on its scale is known by its bars; one bar may stand for two levels, so only what is beyond counts. */
function overallOutside({ overall, estimates }: ReportModel): Advice[] {
  const ranks = estimates.flatMap(({ now }) => (now ? [now.rank] : []))
  const rank = overall?.now?.rank
  if (rank === undefined || ranks.length === 0) return []
  const isOutside = rank < Math.min(...ranks) || rank > Math.max(...ranks)
  return isOutside ? [{ kind: 'overall-outside', section: null, quote: overall!.now!.title }] : []
}
