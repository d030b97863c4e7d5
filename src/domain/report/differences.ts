/**
 * What has changed from one version of a report to the next, text by text and in each by whole sentences. It is asked of the
 * outline, from which every rendering is made, so that nothing that a reader is shown can change without being told here.
 * How two lists differ is an argument: it is a library's work.
 */
import { type Differences, changesTo } from '#domain/custody/merge.ts'
import { sentencesOf } from '#domain/custody/sentences.ts'
import type { Block } from './blocks.ts'
import type { ReportModel } from './model.ts'
import { outlineOf } from './outline.ts'

/** Sentences as they were and as they are; empty where some were taken out or added. */
export interface ChangedWords {
  readonly before: string
  readonly after: string
}

export interface ChangedText {
  /** The part of the report that it stands in. */
  readonly part: string
  /** What it stands under there; null where it stands under the part's own title. */
  readonly under: string | null
  readonly changes: readonly ChangedWords[]
}

/** What was changed in a text, in its order; nothing where it says the same. */
export function changedWords(before: string, after: string, differences: Differences): readonly ChangedWords[] {
  if (before === after) return []
  const sentences = sentencesOf(before)
  const changes = changesTo(sentences, sentencesOf(after), differences)
  if (changes === null) return [{ before, after }]
  return changes.map(({ start, end, sentences: now }) => ({
    before: sentences.slice(start, end).join(''),
    after: now.join(''),
  }))
}

/** What a reader of both finds changed, in the order of the report. That one is another version goes without saying. */
export function changesBetween(
  before: ReportModel,
  after: ReportModel,
  differences: Differences,
): readonly ChangedText[] {
  const was = placesIn({ ...before, version: after.version })
  const is = placesIn(after)
  return [...new Map([...is, ...was])].flatMap(([key, { part, under }]) =>
    changedTexts(was.get(key)?.texts ?? [], is.get(key)?.texts ?? [], differences).map(([one, other]) => ({
      part,
      under,
      changes: changedWords(one, other, differences),
    })),
  )
}

type Pair = readonly [before: string, after: string]

/** The texts of one place that are not what they were; beside nothing, where one was added or taken out. */
function changedTexts(before: readonly string[], after: readonly string[], differences: Differences): readonly Pair[] {
  const changes = changesTo(before, after, differences)
  if (changes === null) return [[before.join('\n'), after.join('\n')]]
  return changes.flatMap(({ start, end, sentences: now }): readonly Pair[] => {
    const gone = before.slice(start, end)
    if (gone.length === now.length) return gone.map((text, at) => [text, now[at]!])
    return [...gone.map((text): Pair => [text, '']), ...now.map((text): Pair => ['', text])]
  })
}

interface Place {
  readonly part: string
  readonly under: string | null
  readonly texts: string[]
}

/** The texts of a report by where they stand, in its order. */
function placesIn(model: ReportModel): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const add = (part: { readonly id: string; readonly title: string }, path: readonly string[], text: string) => {
    const key = [part.id, ...path].join('\n')
    const place = places.get(key) ?? { part: part.title, under: path.at(-1) ?? null, texts: [] }
    place.texts.push(text)
    places.set(key, place)
  }
  const { school, facts, glances, parts } = outlineOf(model)
  const cover = { id: '', title: 'Cover' }
  add(cover, [], school.text)
  for (const { term, details } of facts) for (const { text } of details) add(cover, [term], text)
  for (const { title, now } of glances) add(cover, [title], now?.title ?? '')
  for (const part of parts) {
    let path: readonly string[] = []
    for (const block of part.blocks) {
      if (block.kind === 'heading') path = [...path.slice(0, block.level - 3), block.title]
      for (const [under, text] of textsIn(block)) add(part, [...path, ...under], text)
    }
  }
  return places
}

/** What can change in a block, and under which of our words it stands there. */
function textsIn(block: Block): readonly (readonly [under: readonly string[], text: string])[] {
  switch (block.kind) {
    case 'heading':
      return [...(block.id === null ? [] : [block.title]), ...(block.tag === null ? [] : [block.tag])].map(here)
    case 'said':
      return [here(block.said.text)]
    case 'points':
      return block.points.map(({ text }) => here(text))
    case 'facts':
      // What a grade is of is Ofsted's words, and can be put right as the grade can.
      return block.facts.flatMap(({ term, details }) => details.map(({ text }) => here(`${term}: ${text}`)))
    case 'steps':
      return block.steps.flatMap(({ area, step, status, note }) =>
        [step.text, status, ...(note === null ? [] : [note.text])].map((text) => [[area], text] as const),
      )
    case 'remark':
      return []
  }
}

const here = (text: string) => [[], text] as const
