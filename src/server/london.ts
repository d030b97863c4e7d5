const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Europe/London' })

/** The day that it is in schools at a moment, as `2026-11-21`. */
export const dayInLondon = (now: string): string => day.format(new Date(now))
