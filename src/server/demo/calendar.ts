const DAY_MS = 86_400_000

/** Days and moments relative to the first start, so that a demonstration is always on its second day. */
export interface Calendar {
  /** The day so many days from today, as `2026-11-21`. */
  readonly day: (days: number) => string
  /** A moment on that day, as RFC 3339 in UTC. */
  readonly at: (days: number, time: `${number}:${number}`) => string
  /** So many minutes before the first start. */
  readonly ago: (minutes: number) => string
}

export function calendarFrom(now: string): Calendar {
  const start = Date.parse(now)
  const day = (days: number) => new Date(start + days * DAY_MS).toISOString().slice(0, 10)
  return {
    day,
    at: (days, time) => `${day(days)}T${time}:00.000Z`,
    ago: (minutes) => new Date(start - minutes * 60_000).toISOString(),
  }
}
