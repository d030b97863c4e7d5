/**
 * "Day 2 of 3": where today stands in a review. A review runs on any weekdays, so a weekend inside it is not a day of
 * it, unless the review itself begins or ends on one.
 */

export type ReviewDay =
  | { readonly when: 'before' | 'after' }
  /** `day` is null on a weekend that the review passes over. */
  | { readonly when: 'during'; readonly day: number | null; readonly of: number }

/** All three are calendar days, such as "2026-11-18". */
export function reviewDay(from: string, to: string, today: string): ReviewDay {
  if (today < from) return { when: 'before' }
  if (today > to) return { when: 'after' }
  const span = daysBetween(from, to)
  const days = isWeekend(from) || isWeekend(to) ? span : span.filter((day) => !isWeekend(day))
  const at = days.indexOf(today)
  return { when: 'during', day: at < 0 ? null : at + 1, of: days.length }
}

const LONGEST = 60

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = noon(from); isoDay(at) <= to && days.length < LONGEST; at += 86_400_000) days.push(isoDay(at))
  return days
}

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)
const isWeekend = (day: string) => [0, 6].includes(new Date(noon(day)).getUTCDay())
