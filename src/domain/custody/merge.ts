/**
 * Long text that two people changed at once. What each of them changed is taken by whole sentences, so that nothing
 * stands in the result that neither of them wrote; where both changed the same sentence there is no merge, and both texts
 * stand side by side. How two texts differ is an argument: it is a library's work, and the tablet needs none of it.
 */
import { fieldKind } from '#domain/evaluation/fields.ts'
import type { Framework } from '#domain/framework/define.ts'
import { byCodeUnits, canonicalJson } from './canonical.ts'
import { documentKind } from './grammar.ts'
import { type Sha256, uuidFromHash } from './hashes.ts'
import { sentencesOf } from './sentences.ts'
import type { Fields, Head } from './state.ts'

/** Runs in which two lists differ: where each begins in the first and in the second, and how long it is there. */
export type Differences = (
  before: string[],
  after: string[],
) => readonly { readonly buffer1: readonly [number, number]; readonly buffer2: readonly [number, number] }[]

/** A text as both people had it before them, and what each made of it. */
export interface Texts {
  readonly base: string
  readonly one: string
  readonly other: string
}

/** A run of sentences of the base, from `start` up to `end`, became these; none became some where one was added. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly sentences: readonly string[]
}

/** So many steps a comparison may take, some hundredths of a second: a server that merges for minutes serves nobody. */
const MOST_STEPS = 10_000_000

/** What both made of a text, together; null where that is for a person to say. It does not matter which is which. */
export function mergeTexts({ base, one, other }: Texts, differences: Differences): string | null {
  const before = sentencesOf(base)
  const first = changesTo(before, sentencesOf(one), differences)
  const second = changesTo(before, sentencesOf(other), differences)
  if (!first || !second) return null
  const byStart = new Map(first.map((change) => [change.start, change]))
  const added = second.filter((change) => {
    const there = byStart.get(change.start)
    return !there || !isSame(there, change)
  })
  if (added.some((change) => first.some((each) => isInConflict(each, change)))) return null
  const sentences = [...before]
  for (const { start, end, sentences: now } of [...first, ...added].toSorted(byPlace).toReversed())
    sentences.splice(start, end - start, ...now)
  const merged = sentences.join('')
  // An unfinished sentence and one that follows it would run into a sentence that nobody wrote.
  return isSameList(sentencesOf(merged), sentences) ? merged : null
}

/** What was done to a list to make another of it, in its order; null where to find out would take too long. */
export function changesTo(
  before: readonly string[],
  after: readonly string[],
  differences: Differences,
): readonly Change[] | null {
  if (stepsOf(before, after) > MOST_STEPS) return null
  return differences([...before], [...after]).flatMap(({ buffer1: [start, length], buffer2: [from, count] }) => {
    const sentences = after.slice(from, from + count)
    if (count !== length) return { start, end: start + length, sentences }
    // As many as there were: each is taken for another wording of the one that stood there.
    return sentences.map((sentence, at) => ({ start: start + at, end: start + at + 1, sentences: [sentence] }))
  })
}

/** To cut a text into sentences takes about as long as so many steps for each of its characters. */
const STEPS_TO_CUT = 100

/** What it takes to merge these, in steps of a comparison, for whoever merges several and has others waiting. */
export function workToMerge({ base, one, other }: Texts): number {
  const before = sentencesOf(base)
  const steps = [one, other].map((text) => Math.min(MOST_STEPS, stepsOf(before, sentencesOf(text))))
  return [base, one, other].reduce((sum, { length }) => sum + length * STEPS_TO_CUT, 0) + steps[0]! + steps[1]!
}

/** Each pair of equal sentences is looked at, and for each of them as many more as the shorter text has. */
function stepsOf(before: readonly string[], after: readonly string[]): number {
  const times = new Map<string, number>()
  for (const sentence of before) times.set(sentence, (times.get(sentence) ?? 0) + 1)
  const pairs = after.reduce((sum, sentence) => sum + (times.get(sentence) ?? 0), 0)
  return pairs * Math.min(before.length, after.length)
}

/**
 * Both changed the same sentence; or both added sentences at the same place, and nobody can say in which order; or both
 * wrote the same one there, which would stand there twice.
 */
function isInConflict(one: Change, other: Change): boolean {
  if (one.start < other.end && other.start < one.end) return true
  const isBeside = one.end === other.start || other.end === one.start
  return isBeside && ((hasMore(one) && hasMore(other)) || one.sentences.some((each) => other.sentences.includes(each)))
}

const hasMore = ({ start, end, sentences }: Change) => sentences.length > end - start
const byPlace = (one: Change, other: Change) => one.start - other.start || one.end - other.end
const isSame = (one: Change, other: Change) =>
  one.start === other.start && one.end === other.end && isSameList(one.sentences, other.sentences)
const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((sentence, at) => sentence === other[at])

/** Whether siblings of this field are merged: a section is written by several people, anything else by one. */
export function isMerged(framework: Framework, doc: string, field: string): boolean {
  return documentKind(doc) === 'section' && fieldKind(framework, doc, field)?.kind === 'text'
}

/** The id of the merge of these writes: whoever merges them, and as often as that happens, it is the same one. */
export function mergeId(parents: readonly string[], sha256: Sha256): string {
  return uuidFromHash(sha256(canonicalJson(parents.toSorted(byCodeUnits))))
}

/** A merge that nobody has looked at yet stands in this field; whoever writes over it, also the same, has. */
function isUnchecked(heads: readonly Head[]): boolean {
  return heads.some(({ merge }) => merge !== undefined)
}

/** The fields of a section in which a merge is still to be checked. */
export function uncheckedMerges(fields: Fields): readonly string[] {
  return [...fields].filter(([, heads]) => isUnchecked(heads)).map(([field]) => field)
}
