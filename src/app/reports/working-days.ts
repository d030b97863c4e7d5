const DAY_MS = 86_400_000

/** The calendar day that many working days after another, both as `2026-12-04`. Holidays are not known here. */
export function workingDaysAfter(day: string, count: number): string {
  let at = Date.parse(`${day}T12:00:00Z`)
  for (let left = count; left > 0;) {
    at += DAY_MS
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return new Date(at).toISOString().slice(0, 10)
}
