/**
 * A network file as rows of named cells. Files come out of spreadsheets in many states, and whatever a spreadsheet did to
 * one is either undone here without a loss or refused with the line and what to do: a name with a broken letter, or a
 * cell that slipped into the next column, would be found only on somebody's tablet.
 */
import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'

export const COLUMNS = [
  'kind',
  'key',
  'name',
  'email',
  'school',
  'hub',
  'trust',
  'role',
  'framework',
  'from',
  'to',
  'lead',
  'reviewers',
  'notes',
] as const
export type Column = (typeof COLUMNS)[number]

/** Something that somebody must change in the file, at this line of it; 0 for the file as a whole. */
export interface Mistake {
  readonly line: number
  readonly words: string
}

export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

export type Rows = { readonly rows: readonly Row[]; readonly mistakes: readonly Mistake[] }

const SAVE_AS = 'Save it as "CSV UTF-8 (Comma delimited)".'

export function readRows(bytes: Buffer): Rows {
  const unreadable = encodingMistake(bytes)
  if (unreadable) return { rows: [], mistakes: [unreadable] }
  const records = recordsOf(
    bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll(/\r\n?/g, '\n'),
  )
  if ('words' in records) return { rows: [], mistakes: [records] }
  const [header, ...rest] = records
  const columns = (header?.cells ?? []).map((cell) => cell.toLowerCase())
  const wrong = header ? headerMistake(columns) : 'The file is empty.'
  if (wrong !== null) return { rows: [], mistakes: [{ line: 1, words: wrong }] }
  const rows: Row[] = []
  const mistakes: Mistake[] = []
  for (const { line, cells } of rest) {
    const words = recordMistake(cells, columns.length)
    if (words === null) rows.push({ line, cells: named(columns, cells) })
    else mistakes.push({ line, words })
  }
  return { rows, mistakes }
}

function encodingMistake(bytes: Buffer): Mistake | null {
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || bytes.subarray(0, 2).equals(Buffer.from([0xfe, 0xff])))
    return { line: 0, words: `This file was saved as "Unicode Text" (UTF-16). ${SAVE_AS}` }
  if (isUtf8(bytes)) return null
  let line = 1
  for (let from = 0; ; line++) {
    const end = bytes.indexOf(0x0a, from)
    if (!isUtf8(bytes.subarray(from, end === -1 ? undefined : end))) break
    from = end + 1
  }
  const words = `A letter here is not readable: this file was saved in an older encoding, probably Windows-1252. ${SAVE_AS}`
  return { line, words }
}

interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** The records that have anything in them, each with the line on which it begins. */
function recordsOf(text: string): readonly CsvRecord[] | Mistake {
  try {
    const found: unknown = parse(text, { info: true, relax_column_count: true, skip_empty_lines: true })
    return (found as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[])
      .map(({ record, info }) => ({
        line: info.lines - record.join('').split('\n').length + 1,
        cells: record.map((cell) => cell.replaceAll(/^\s+|\s+$/g, '')),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const line = Number(thrown['lines'] ?? 0)
    return {
      line,
      words: 'The quotation marks here do not fit together: a cell that begins with one must end with one.',
    }
  }
}

function headerMistake(columns: readonly string[]): string | null {
  if (columns.length === 1 && /[;\t]/.test(columns[0]!)) return `The cells are not separated by commas. ${SAVE_AS}`
  const given = columns.filter((column) => column !== '')
  const unknown = given.filter((column) => !(COLUMNS as readonly string[]).includes(column))
  const missing = COLUMNS.filter((column) => column !== 'notes' && !given.includes(column))
  const twice = given.filter((column, index) => given.indexOf(column) !== index)
  if (unknown.length > 0) return `No column is called ${unknown.join(', ')}. The columns are ${COLUMNS.join(', ')}.`
  if (missing.length > 0) return `The first line names the columns, and lacks ${missing.join(', ')}.`
  return twice.length > 0 ? `There are two columns called ${twice.join(', ')}.` : null
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F\u007F]/

function recordMistake(cells: readonly string[], columns: number): string | null {
  if (cells.length < columns) return `There are ${cells.length} cells here and ${columns} columns.`
  if (cells.slice(columns).some((cell) => cell !== '')) return 'There is a cell here beyond the last column.'
  if (cells.some((cell) => CONTROL.test(cell))) return 'There is a line break or another invisible sign in a cell here.'
  return cells.some((cell) => cell.length > 200) ? 'A cell here has more than 200 letters.' : null
}

function named(columns: readonly string[], cells: readonly string[]): Row['cells'] {
  const at = (column: Column) => cells[columns.indexOf(column)] ?? ''
  return Object.fromEntries(COLUMNS.map((column) => [column, at(column)])) as Row['cells']
}
