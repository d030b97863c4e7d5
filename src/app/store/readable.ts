/**
 * The part of a saved copy that a person reads. It names everything as the screens do, by area, list and point, because
 * somebody who needs their copy looks for a sentence under its heading and cannot be expected to know a field's path.
 * Rows may be damaged, so whatever cannot be named so is written down as it lies.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { documentId, documentKind, evaluationOf } from '#domain/custody/grammar.ts'
import type { Fields } from '#domain/custody/state.ts'
import { fieldKind, listPath } from '#domain/evaluation/fields.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Framework, Question } from '#domain/framework/define.ts'

export interface Surroundings {
  /** Null when this version does not carry the review's framework. */
  readonly framework: Framework | null
  readonly personId: string
  /** Names of the team, by person. */
  readonly names: ReadonlyMap<string, string>
}

/** One line: where it stands, and what it says. */
export function lineOf(
  around: Surroundings,
  doc: string,
  fields: Fields,
  [field, value]: readonly [string, Json],
): string {
  try {
    const { framework } = around
    const kind = framework && fieldKind(framework, doc, field)
    if (!framework || !kind) return `${documentTitle(around, doc)} · ${field}: ${plain(value)}`
    const told = fieldTitle(framework, fields, doc, field)
    return `${documentTitle(around, doc)} · ${told.title}: ${answer(framework, told.question, field, value)}`
  } catch {
    return `${doc} ${field}: ${plain(value)}`
  }
}

function documentTitle({ personId, names, framework }: Surroundings, doc: string): string {
  if (doc === evaluationOf(personId)) return 'Your evaluation'
  const name = names.get(documentId(doc) ?? '')
  if (documentKind(doc) === 'evaluation') return name === undefined ? 'An evaluation' : `Evaluation of ${name}`
  if (documentKind(doc) === 'nomination') return `${framework?.excellence?.title ?? 'Nomination'} put forward`
  return doc
}

interface Told {
  readonly title: string
  readonly question?: Question | undefined
}

function fieldTitle(framework: Framework, fields: Fields, doc: string, field: string): Told {
  const [root = '', second = '', third = '', point = '', part = ''] = field.split('/')
  if (documentKind(doc) === 'nomination') {
    const question = framework.excellence?.nomination.find(({ id }) => id === field)
    return { title: question?.label ?? field, question }
  }
  if (root === 'excellence') {
    const question = framework.excellence?.evaluation.find(({ id }) => id === third)
    return { title: `${framework.excellence?.title ?? root} · ${question?.label ?? third}`, question }
  }
  const area = framework.areas.find(({ id }) => id === second)
  if (!area) return { title: field }
  if (documentKind(doc) === PLAN) return { title: `${area.title} · ${area.hostQuestion?.label ?? field}` }
  if (third === 'estimate') return { title: `${area.title} · Estimate` }
  const list = area.lists.find(({ id }) => id === third)
  if (!list) return { title: field }
  const at = pointsOf(fields, second, third).findIndex(({ id }) => id === point)
  const named = at < 0 ? `a removed point (${listPath(second, third)}/${point})` : `point ${at + 1}`
  return { title: [area.title, list.title, named, ...(part === 'text' ? [] : [PARTS.get(part) ?? part])].join(' · ') }
}

const PARTS = new Map([
  ['order', 'place in the list'],
  ['_deleted', 'removed'],
  ['evidence', 'linked note'],
])

function answer(framework: Framework, question: Question | undefined, field: string, value: Json): string {
  const options =
    question?.kind === 'choice' ? question.options : field.endsWith('/estimate') ? framework.scale?.levels : undefined
  const title = options?.find(({ id }) => id === value)?.title
  if (title !== undefined) return title
  if (value === null) return '(cleared)'
  return value === true ? 'yes' : plain(value)
}

export const plain = (value: Json) => (typeof value === 'string' ? value : canonicalJson(value ?? null))
