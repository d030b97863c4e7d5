/**
 * What a page or a printed document can carry of a text. Only what no such file may hold is replaced, by the sign that
 * says so; everything that a person can read stays, however much it looks like markup, a formula or a command.
 */

/** Control characters but for tab and line feed, and code points that are no characters. */
const UNREADABLE = /(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu

/** The same data with every text legible. Text and JSON are made without this: they keep each byte. */
export function legible<Data>(data: Data): Data {
  const plain = JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? read(value) : value))
  return JSON.parse(plain) as Data
}

const read = (text: string) => text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNREADABLE, '\uFFFD')

/** The paragraphs of a text: what an empty line sets apart. */
export const paragraphs = (text: string) => text.split(/\n\s*\n/).filter((each) => each.trim() !== '')
