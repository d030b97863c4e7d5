/** Dates and times as people here read them, whatever the device's own zone is. */
const zone = 'Europe/London'

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone })
const isoDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone })
const range = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "11:42" */
export const clockTime = (at: string | Date) => time.format(new Date(at))

/** "11:42" today, "Fri 20 Nov, 11:42" on any other day. */
export function whenWords(at: string | Date, now: Date): string {
  const sameDay = localDay(new Date(at)) === localDay(now)
  return sameDay ? clockTime(at) : `${day.format(new Date(at))}, ${clockTime(at)}`
}

/** The calendar day of a moment, "2026-11-21". */
export const localDay = (at: Date) => isoDay.format(at)

/** "Wed 18 Nov" */
export const shortDay = (at: Date) => day.format(at)

/** "17–19 November 2026", from two calendar days. */
export const dayRange = (from: string, to: string) =>
  range.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`)).replaceAll(/\s*–\s*/g, '–')

/** "20 November 2024", from a calendar day. */
export const lastDay = (on: string) => range.format(new Date(`${on}T12:00:00Z`))
