/** The membership year that a day such as `2026-11-21` is in, as `2026-27`: it runs from 1 September. */
export function membershipYear(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const first = month < 9 ? year - 1 : year
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`
}
