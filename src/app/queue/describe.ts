/**
 * A change in the words of the screen it was made on: which area, which field, and what was written. Somebody who
 * wonders whether a sentence is safe looks for that sentence, not for a field's path. What this version does not
 * know is still listed: a change that is not shown looks like a change that is gone.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { seenField } from '#domain/evaluation/deletion.ts'
import { fieldKind } from '#domain/evaluation/fields.ts'
import { PLAN, hostQuestionField } from '#domain/evaluation/host-question.ts'
import type { Framework, Question } from '#domain/framework/define.ts'
import { wordsOfCommand } from '#domain/moderation/command-words.ts'
import type { Parts } from './parts.ts'
import { commandWords, documentWords, words } from './words.ts'

export interface Described {
  /** Which part of the work, such as "Leadership at all levels". */
  readonly where: string
  /** What of it, such as "What went well". */
  readonly what: string
  /** What was written; null where a change has no text of its own. */
  readonly text: string | null
}

/** @param framework null when this version does not carry the review's framework */
export function describe(framework: Framework | null, { doc, what, value }: Parts): Described {
  if (doc === null) return describeCommand(what, value)
  if (what === '_deleted') return { where: documentWords(documentKind(doc)), what: removed(value), text: null }
  if (framework === null) return unknown(documentWords(documentKind(doc)), value)
  if (documentKind(doc) !== 'evaluation') return describeElsewhere(framework, doc, what, value)
  const path = what.split('/')
  if (path[0] === 'excellence') return describeExcellence(framework, path, value)
  return describeArea(framework, { doc, what, value }, path)
}

/** A row of the queue has what was written in a decision as a text already. */
function describeCommand(type: string, value: Json): Described {
  const text = typeof value === 'string' ? value : wordsOfCommand(value)
  return { where: words.decision, what: commandWords(type) ?? words.unknownDecision, text }
}

function describeArea(framework: Framework, { doc, what, value }: Parts, path: readonly string[]): Described {
  const area = framework.areas.find((each) => path[0] === 'areas' && each.id === path[1])
  if (!area) return unknown(words.evaluation, value)
  if (path[2] === 'estimate' && path.length === 3)
    return { where: area.title, what: words.estimate, text: levelTitle(framework, value) }
  const list = area.lists.find((each) => each.id === path[2])
  if (list && what === seenField(path.slice(0, 4).join('/')))
    return { where: area.title, ...describePoint(list.title, '_deleted', value === null ? null : true) }
  if (list && path.length === 3) return { where: area.title, what: list.title, text: null }
  if (!list || fieldKind(framework, doc ?? '', what) === null) return unknown(area.title, value)
  return { where: area.title, ...describePoint(list.title, path.slice(4).join('/'), value) }
}

function describePoint(list: string, part: string, value: Json): Omit<Described, 'where'> {
  if (part === 'text') return { what: list, text: textOf(value) }
  if (part === 'order') return { what: words.place(list), text: null }
  if (part === '_deleted')
    return { what: value === true ? words.pointRemoved(list) : words.pointRestored(list), text: null }
  return { what: words.evidence(list), text: null }
}

function describeExcellence(framework: Framework, [, , id]: readonly string[], value: Json): Described {
  const where = framework.excellence?.title ?? words.evaluation
  const question = framework.excellence?.evaluation.find((each) => each.id === id)
  return question ? { where, what: question.label, text: answerOf(question, value) } : unknown(where, value)
}

function describeElsewhere(framework: Framework, doc: string, field: string, value: Json): Described {
  const kind = documentKind(doc)
  const where = documentWords(kind)
  const asked = kind === PLAN ? framework.areas.find((area) => field === hostQuestionField(area.id)) : undefined
  if (asked?.hostQuestion) return { where: asked.title, what: asked.hostQuestion.label, text: textOf(value) }
  const question =
    kind === 'nomination' ? framework.excellence?.nomination.find((each) => each.id === field) : undefined
  if (question) return { where, what: question.label, text: answerOf(question, value) }
  if (fieldKind(framework, doc, field)?.kind === 'text') return { where, what: words.text, text: textOf(value) }
  return unknown(where, value)
}

const removed = (value: Json) => (value === true ? words.removed : words.restored)

function unknown(where: string, value: Json): Described {
  return { where, what: words.unknownField, text: typeof value === 'string' ? value : JSON.stringify(value) }
}

function textOf(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : words.cleared
}

function answerOf(question: Question, value: Json): string {
  if (question.kind !== 'choice' || typeof value !== 'string') return textOf(value)
  return question.options.find((option) => option.id === value)?.title ?? value
}

function levelTitle(framework: Framework, value: Json): string {
  if (typeof value !== 'string') return words.cleared
  return framework.scale?.levels.find((level) => level.id === value)?.title ?? value
}
