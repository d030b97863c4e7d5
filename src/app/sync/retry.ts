/** When to try again. A full jitter spreads the tablets of a whole team that come back online at the same moment. */

const FIRST_MS = 1000
export const LONGEST_VISIBLE_MS = 15_000
export const LONGEST_HIDDEN_MS = 300_000

/** @param random a number from 0 to 1 */
export function backOffMs(failures: number, visible: boolean, random: number): number {
  const longest = visible ? LONGEST_VISIBLE_MS : LONGEST_HIDDEN_MS
  return Math.round(random * Math.min(longest, FIRST_MS * 2 ** Math.min(failures, 20)))
}

/** `Retry-After` in milliseconds from now: seconds, or a date. Null when there is none that can be read. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs)
}
