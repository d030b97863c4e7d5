/**
 * Rows as CSV (RFC 4180), as a spreadsheet opens them without being asked. A spreadsheet takes a cell that begins like a
 * formula for one, also where a person began a sentence with a dash: such a cell gets an apostrophe before it, which keeps it
 * text. Every cell is quoted, so that no other separator can begin one in its middle.
 */
const BOM = '\uFEFF'
const END = '\r\n'

/** What begins a formula, also in its full-width forms and behind white space; and what begins a cell anew. */
const LIKE_A_FORMULA = /^[\t\r\n\0]|^[\s\0]*[=+\-@＝＋－＠]/

export const csvOf = (rows: readonly (readonly string[])[]) =>
  BOM + rows.map((cells) => cells.map(quoted).join(',') + END).join('')

const quoted = (cell: string) => `"${harmless(cell).replaceAll('"', '""')}"`
const harmless = (cell: string) => (LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell)
