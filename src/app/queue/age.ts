const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' })
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago, in words: "just now", "3 minutes ago", "2 hours ago", "1 day ago". A clock set back says "just now". */
export function ageWords(at: string, now: Date): string {
  const age = now.getTime() - new Date(at).getTime()
  if (age < MINUTE) return 'just now'
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour')
  return relative.format(-Math.floor(age / DAY), 'day')
}
