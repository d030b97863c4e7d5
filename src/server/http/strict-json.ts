/**
 * JSON as the interface takes it: what `JSON.parse` accepts, less everything that two programs could read in two
 * ways. A member given twice, a number that a double cannot keep or a byte that is not UTF-8 would make the entry
 * that is stored another than the one that was signed for. The depth is measured without recursion, so that no
 * body can exhaust the stack.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { createScanner } from 'jsonc-parser'

const MAX_DEPTH = 20
/** Characters of a number: every double that has a shortest form fits in, even written out without an exponent. */
const MAX_NUMBER = 400
/** The scanner's kinds of token, which its types declare as an enum that is erased. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  text: 10,
  number: 11,
  end: 17,
}

interface Open {
  /** The names seen in an object; null in an array. */
  readonly members: Set<string> | null
  member: string
  position: number
}

/** The value, or `malformed`, naming the entry at fault where the fault lies inside one of `entries`. */
export function parseStrictJson(bytes: Uint8Array): { readonly value: Json } | Problem {
  const text = decode(bytes)
  if (text === null) return problem('malformed')
  const value = parse(text)
  if (value === undefined) return problem('malformed')
  if (isPlain(value, MAX_DEPTH) && JSON.stringify(value) === text) return { value }
  const fault = firstFault(text)
  return fault === null ? { value } : problem('malformed', fault.entry)
}

function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.startsWith('\uFEFF') ? null : text
  } catch {
    return null
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/**
 * Text that is written as its value is written again names nothing twice and rounds nothing, and is not walked token by
 * token. That is what every program sends that writes JSON as ours does; what is plain is all that there is left to ask.
 */
function isPlain(value: Json, depth: number): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isPlain(each, depth - 1))
}

/** Walks the tokens of text that is known to be JSON. */
function firstFault(text: string): { readonly entry?: number } | null {
  const scanner = createScanner(text, true)
  const open: Open[] = []
  const fault = () => {
    const [outermost, entries] = open
    return outermost?.member === 'entries' && entries?.members === null ? { entry: entries.position } : {}
  }
  let lastText = ''
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    const here = open.at(-1)
    if (token === TOKEN.text) lastText = scanner.getTokenValue()
    else if (token === TOKEN.colon && here?.members) {
      if (here.members.has(lastText)) return fault()
      here.members.add(lastText)
      here.member = lastText
    } else if (token === TOKEN.comma && here?.members === null) here.position += 1
    else if (token === TOKEN.number && !isKeptExactly(scanner.getTokenValue())) return fault()
    else if (token === TOKEN.openBrace || token === TOKEN.openBracket) {
      if (open.length === MAX_DEPTH) return fault()
      open.push({ members: token === TOKEN.openBrace ? new Set() : null, member: '', position: 0 })
    } else if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) open.pop()
  }
  return null
}

/** Whether a number that is written so is the very number that we would write again (RFC 7493, 2.2). */
function isKeptExactly(literal: string): boolean {
  if (literal.length > MAX_NUMBER) return false
  const value = Number(literal)
  if (!Number.isFinite(value)) return false
  if (/^-?\d+$/.test(literal)) return Number.isSafeInteger(value)
  const sent = decimal(literal)
  const kept = decimal(String(value))
  return sent.digits === kept.digits && (sent.digits === '' || sent.exponent === kept.exponent)
}

/** A decimal number as its significant digits and the power of ten of the last one. */
function decimal(literal: string): { readonly digits: string; readonly exponent: number } {
  const [, whole = '', fraction = '', power = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? []
  const all = whole + fraction
  let from = 0
  let to = all.length
  while (from < to && all[from] === '0') from += 1
  while (to > from && all[to - 1] === '0') to -= 1
  return { digits: all.slice(from, to), exponent: Number(power) - fraction.length + (all.length - to) }
}
