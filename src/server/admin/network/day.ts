const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
/** What a British spreadsheet makes of a date. */
const BRITISH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** The day that a cell means, as `2026-11-20`, or null when it means none. */
export function dayIn(cell: string): string | null {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(cell) ?? []
  const [, day = isoDay, month = isoMonth, year = isoYear] = BRITISH.exec(cell) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const meant = new Date(`${written}T00:00:00.000Z`)
  return !Number.isNaN(meant.getTime()) && meant.toISOString().startsWith(written) ? written : null
}
