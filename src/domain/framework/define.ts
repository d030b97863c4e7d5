/**
 * A review framework is data: what is evaluated, on which scale if any, in which words. Screens, validation,
 * completeness and the check page follow from it, so that the network can change its wording, or run another
 * programme, without a change of code. A published version never changes; a review is pinned to one.
 */
import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
const words = z.string().min(1)

const level = z.strictObject({ id, title: words, summary: words, description: words })

const list = z.strictObject({
  id,
  title: words,
  hint: words,
  /** The words of the button that adds a point, such as "Add what went well". */
  add: words,
})

const area = z.strictObject({
  id,
  title: words,
  /** The name on a tab. */
  short: words,
  prompts: z.array(words),
  estimate: z.boolean(),
  lists: z.array(list).min(1),
  /** The area answers a question that the host sets for each review: how it is called, and what is said to the host. */
  hostQuestion: z.strictObject({ label: words, hint: words }).optional(),
})

const question = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('text'), label: words, hint: words.optional() }),
  z.strictObject({
    id,
    kind: z.literal('choice'),
    label: words,
    hint: words.optional(),
    options: z.array(z.strictObject({ id, title: words, description: words.optional() })).min(2),
  }),
])

const excellence = z.strictObject({
  title: words,
  short: words,
  /** What the school fills in. */
  nomination: z.array(question).min(1),
  /** What each reviewer answers for each nomination, in their own evaluation. */
  evaluation: z.array(question).min(1),
})

const section = z.strictObject({ id, title: words })

export const frameworkSchema = z.strictObject({
  id,
  title: words,
  /** Who may change these words, where they are ours and not the programme's. */
  wording: words.optional(),
  areas: z.array(area).min(1),
  scale: z
    .strictObject({
      levels: z.array(level).min(2),
      /** Who may change these words. Our descriptors are a start; the official ones are not public. */
      wording: words,
    })
    .nullable(),
  /** Whether the team agrees an overall estimate. It is never computed. */
  overall: z.enum(['agreed', 'none']),
  excellence: excellence.nullable(),
  report: z.strictObject({ sections: z.array(section), notices: z.array(words) }),
  sizes: z.strictObject({
    /** UTF-16 code units in one point. */
    point: z.int().positive(),
    pointsPerList: z.int().positive(),
  }),
})

export type Framework = z.infer<typeof frameworkSchema>
export type Area = Framework['areas'][number]
export type PointList = Area['lists'][number]
export type Question = z.infer<typeof question>
export type Excellence = z.infer<typeof excellence>

/**
 * Freezes a framework. Its shape is the compiler's business, its words and ids are checked by `faultsOf` in a test of
 * every published framework: parsing here would run before the tablet has told zod not to generate code.
 */
export function defineFramework(framework: Framework): Framework {
  return deepFreeze(framework)
}

/** Ids that would stand where a path or an address already has this word. */
const RESERVED = { area: 'excellence', list: 'estimate' }

/** What is wrong with a framework, in words; nothing for every framework that is published. */
export function faultsOf(framework: Framework): readonly string[] {
  const faults = frameworkSchema.safeParse(framework).error?.issues.map((issue) => issue.message) ?? []
  for (const siblings of [
    framework.areas,
    framework.scale?.levels ?? [],
    framework.report.sections,
    framework.excellence?.evaluation ?? [],
    framework.excellence?.nomination ?? [],
    ...framework.areas.map((each) => each.lists),
  ]) {
    const ids = siblings.map((each) => each.id)
    if (new Set(ids).size !== ids.length) faults.push(`the same id twice in ${ids.join(', ')}`)
  }
  for (const { id, lists } of framework.areas) {
    if (id === RESERVED.area) faults.push(`an area is called ${id}, which is the name of another page`)
    if (lists.some((each) => each.id === RESERVED.list)) faults.push(`a list of ${id} is called ${RESERVED.list}`)
  }
  if (!framework.scale && framework.areas.some((each) => each.estimate))
    faults.push('an area asks for an estimate, but there is no scale')
  return faults
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) deepFreeze(child)
    Object.freeze(value)
  }
  return value
}
