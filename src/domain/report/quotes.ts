/**
 * Words of a report that a remark is about, found again in the report as it is now. A remark keeps the words and the part
 * that they stood in, and no place: a place would point at other words as soon as somebody wrote before it.
 */
import { sentencesOf } from '#domain/custody/sentences.ts'
import { anchor } from './blocks.ts'
import { COVER_SECTION } from './cover.ts'
import type { PageNode } from './page-node.ts'

/** What stands in no section of its own: the cover, and what follows the sections. */
export const NO_SECTION = COVER_SECTION
const SECTION = anchor('section', '')

/** A run of text on the page that somebody wrote, and the section that it stands in. */
export interface Piece {
  readonly section: string
  readonly text: string
}

/** A stretch within a piece, in UTF-16 units. */
export interface Place {
  readonly piece: number
  readonly from: number
  readonly to: number
}

export interface Spot {
  readonly piece: number
  readonly at: number
}

export interface Quote {
  readonly section: string
  readonly quote: string
}

/** In the order of the page: the n-th of them is the n-th text in it that somebody wrote. */
export function piecesOf({ attributes, children }: PageNode, section = NO_SECTION, isSaid = false): readonly Piece[] {
  const { id = '', 'data-said': said } = attributes
  const within = id.startsWith(SECTION) && said === undefined ? id.slice(SECTION.length) : section
  return children.flatMap((child) => {
    if (typeof child !== 'string') return piecesOf(child, within, isSaid || said !== undefined)
    return (isSaid || said !== undefined) && child !== '' ? [{ section: within, text: child }] : []
  })
}

/**
 * Where quoted words stand: in the section that was named, or wherever else they are now; null where they stand no more. How
 * they are spaced and broken into lines does not matter.
 */
export function placesOf(pieces: readonly Piece[], { section, quote }: Quote): readonly Place[] | null {
  if (quote.trim() === '') return []
  const sections = new Set([section, ...pieces.map((piece) => piece.section)])
  for (const each of sections) {
    const [first] = standing(pieces, { section: each, quote })
    if (first) return first
  }
  return null
}

/** What somebody has marked, as a quote: whole words of one section, and as many as it takes to stand there but once. */
export function quoteOf(pieces: readonly Piece[], start: Spot, end: Spot): Quote | null {
  const section = pieces[start.piece]?.section
  if (section === undefined) return null
  let last = start.piece
  while (last < end.piece && pieces[last + 1]?.section === section) last++
  const stop = last === end.piece ? end.at : pieces[last]!.text.length
  if (between(pieces, start, { piece: last, at: stop }) === '') return null
  const from = wordStart(pieces[start.piece]!.text, start.at)
  const to = wordEnd(pieces[last]!.text, stop)
  const quote = between(pieces, { piece: start.piece, at: from }, { piece: last, at: to })
  if (standing(pieces, { section, quote }).length < 2) return { section, quote }
  const sentences = between(
    pieces,
    { piece: start.piece, at: sentenceStart(pieces[start.piece]!.text, from) },
    { piece: last, at: sentenceEnd(pieces[last]!.text, to) },
  )
  return { section, quote: sentences }
}

/** What can be quoted of a section without marking it: each sentence once. */
export function sentencesIn(pieces: readonly Piece[], section: string): readonly string[] {
  const all = pieces.flatMap((piece) => (piece.section === section ? sentencesOf(piece.text) : []))
  return [...new Set(all.map((sentence) => sentence.trim()).filter((sentence) => sentence !== ''))]
}

/** Every place in a section where these words stand. Two pieces are set apart, as two words are. */
function standing(pieces: readonly Piece[], { section, quote }: Quote): readonly (readonly Place[])[] {
  const all = pieces.map((piece, at) => ({ ...piece, at })).filter((piece) => piece.section === section)
  const whole = all.map(({ text }) => text).join('\n')
  return [...whole.matchAll(pattern(quote))].map(({ index, 0: words }) => {
    let begin = 0
    return all.flatMap(({ text, at }): Place[] => {
      const from = Math.max(index - begin, 0)
      const to = Math.min(index + words.length - begin, text.length)
      begin += text.length + 1
      return from < to ? [{ piece: at, from, to }] : []
    })
  })
}

const pattern = (quote: string) =>
  new RegExp(
    quote
      .trim()
      .split(/\s+/)
      .map(literally)
      .join(String.raw`\s+`),
    'gu',
  )
const literally = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

function between(pieces: readonly Piece[], from: Spot, to: Spot): string {
  const within = pieces.slice(from.piece, to.piece + 1).map(({ text }, at, { length }) => {
    const end = at === length - 1 ? to.at : text.length
    return text.slice(at === 0 ? from.at : 0, end)
  })
  return within.join('\n').trim()
}

/** What a word is made of; also half a character, which nobody means to quote. */
const BEFORE = /[\p{L}\p{N}\p{M}\p{Cs}'’]*$/u
const AFTER = /^[\p{L}\p{N}\p{M}\p{Cs}'’]*/u
const before = (text: string, at: number) => BEFORE.exec(text.slice(0, at))![0].length
const after = (text: string, at: number) => AFTER.exec(text.slice(at))![0].length
const wordStart = (text: string, at: number) => (after(text, at) > 0 ? at - before(text, at) : at)
const wordEnd = (text: string, at: number) => (before(text, at) > 0 ? at + after(text, at) : at)

function sentenceStart(text: string, at: number): number {
  return ends(text).findLast((end) => end <= at) ?? 0
}

function sentenceEnd(text: string, at: number): number {
  return ends(text).find((end) => end >= at) ?? text.length
}

function ends(text: string): readonly number[] {
  let end = 0
  return sentencesOf(text).map((sentence) => (end += sentence.length))
}
