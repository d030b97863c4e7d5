/**
 * A text in sentences, as a merge sees it. The rule is our own and never changes: what was merged years ago must be
 * merged to the same letter when it is checked again, on whatever engine, and an engine's own idea of a sentence changes
 * with its version.
 */

/**
 * After the end of a sentence and the quotes and brackets that close with it; and before the end of a line. What is
 * asked first is cheap: a page full of quotation marks is not walked once for each of them.
 */
const BETWEEN = /(?=\s)(?<=[.!?…]["'”’»)\]]*)|(?<=\S)(?=[^\S\n]*\n)/

/** The sentences of a text, each with the space before it: joined, they are the text again to the last character. */
export function sentencesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(BETWEEN)
}
