/**
 * The fields of every kind of document, derived from the framework. The server asks `fieldKind` whether it
 * knows a field and what it takes; the tablet asks the same question to choose a control. A field that the
 * framework does not know has no kind: it is kept, carried and shown to nobody, so that an old app cannot
 * erase what a newer one wrote.
 */
import { documentId, documentKind } from '#domain/custody/grammar.ts'
import type { Area, Framework, Question } from '#domain/framework/define.ts'
import type { Kind } from '#domain/framework/kinds.ts'
import { COVER, coverKind } from '#domain/report/cover.ts'
import { hostQuestionField } from './host-question.ts'
import { stepKind } from './steps.ts'

const text: Kind = { kind: 'text' }
const flag: Kind = { kind: 'flag' }
const order: Kind = { kind: 'order' }

export const areaPath = (area: string) => `areas/${area}`
export const estimateField = (area: string) => `areas/${area}/estimate`
export const listPath = (area: string, list: string) => `areas/${area}/${list}`
export const pointPath = (area: string, list: string, point: string) => `areas/${area}/${list}/${point}`
export const excellenceField = (nomination: string, question: string) => `excellence/${nomination}/${question}`

/** The path of the point that a field belongs to, or null where this framework has no list of points there. */
export function pointOf(framework: Framework, field: string): string | null {
  const [root, id, list, point, inPoint] = field.split('/')
  if (root !== 'areas' || inPoint === undefined) return null
  const area = framework.areas.find((each) => each.id === id)
  return area?.lists.some((each) => each.id === list) ? pointPath(id!, list!, point!) : null
}

/** The kind of a field of a document, or null when this framework does not know the field. */
export function fieldKind(framework: Framework, doc: string, field: string): Kind | null {
  if (field === '_deleted') return flag
  const path = field.split('/')
  switch (documentKind(doc)) {
    case 'evaluation':
      return evaluationKind(framework, path)
    case 'nomination':
      return path.length === 1 ? questionKind(framework.excellence?.nomination, path[0]) : null
    case 'plan':
      return isHostQuestion(framework, field) ? text : stepKind(path)
    case 'evidence':
      return evidenceKind(path)
    case 'section':
      return sectionKind(framework, doc, field)
    case 'comment':
      return commentKind(framework, field)
    default:
      return null
  }
}

const isHostQuestion = ({ areas }: Framework, field: string) =>
  areas.some((area) => area.hostQuestion && field === hostQuestionField(area.id))

function evaluationKind(framework: Framework, [root, id, ...rest]: readonly string[]): Kind | null {
  if (root === 'excellence' && rest.length === 1) return questionKind(framework.excellence?.evaluation, rest[0])
  const area = framework.areas.find((each) => each.id === id)
  if (root !== 'areas' || !area) return null
  if (rest.length === 1) return rest[0] === 'estimate' ? estimateKind(framework, area) : null
  const [list, , ...inPoint] = rest
  return area.lists.some((each) => each.id === list) ? pointKind(inPoint) : null
}

/** A comment speaks of an area and perhaps of one reviewer's point in it. */
function commentKind({ areas }: Framework, field: string): Kind | null {
  if (field === 'area') return { kind: 'choice', options: areas.map(({ id }) => id) }
  return field === 'text' || field === 'point' ? text : null
}

/** A section of the report has a text; that of an area has the area's lists as well, where an evaluation has them. */
function sectionKind(framework: Framework, doc: string, field: string): Kind | null {
  if (field === 'text') return text
  if (doc === COVER) return coverKind(field)
  return pointOf(framework, field) !== null && field.startsWith(`${areaPath(documentId(doc)!)}/`)
    ? evaluationKind(framework, field.split('/'))
    : null
}

/** What a point of a list consists of. */
function pointKind([name, note, ...more]: readonly string[]): Kind | null {
  if (more.length > 0) return null
  if (name === 'evidence') return note === undefined ? null : flag
  if (note !== undefined) return null
  return name === 'text' ? text : name === 'order' ? order : name === '_deleted' ? flag : null
}

function estimateKind(framework: Framework, area: Area): Kind | null {
  if (!area.estimate || !framework.scale) return null
  return { kind: 'choice', options: framework.scale.levels.map((level) => level.id) }
}

function questionKind(questions: readonly Question[] | undefined, id: string | undefined): Kind | null {
  const question = questions?.find((each) => each.id === id)
  if (!question) return null
  return question.kind === 'choice' ? { kind: 'choice', options: question.options.map((each) => each.id) } : text
}

function evidenceKind([name, tag, ...more]: readonly string[]): Kind | null {
  if (more.length > 0) return null
  if (name === 'tags') return tag === undefined ? null : flag
  if (tag !== undefined) return null
  return name === 'text' || name === 'session' ? text : name === 'shared' ? flag : null
}

/**
 * Whether siblings of this field are a question for a person, as opposed to the machine's own bookkeeping. An evaluation
 * is never deleted as a whole, whatever another program writes: no screen asks it, so nothing waits for an answer.
 */
export function conflictMatters(framework: Framework, doc: string, field: string): boolean {
  if (field === '_deleted' && documentKind(doc) === 'evaluation') return false
  const kind = fieldKind(framework, doc, field)
  return kind !== null && kind.kind !== 'order' && !field.includes('/evidence/')
}
