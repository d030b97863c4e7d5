/**
 * The school checks the facts. A point is anchored to the words that it is about, is answered by the lead or the centre
 * (corrected, or explained), and the school may say that the answer will do. Estimates are not argued here.
 */
import { fieldName, uuid } from '#domain/custody/grammar.ts'
import { type Fields, shownHead, shownValue } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { storableText } from '#domain/framework/kinds.ts'
import { z } from 'zod'
import { FACTS_ACCEPTED_FIELD, factCheckField } from './review-document.ts'
import { applied, held, noTargets, rule } from './rule.ts'

/** `quote` is what the report said where the point was raised, so that it can be shown when the words have changed. */
const raised = z.looseObject({
  section: z.string().regex(/^[a-z0-9-]{1,64}$/),
  field: fieldName,
  quote: z.string(),
  text: z.string(),
})
const answer = z.looseObject({ outcome: z.enum(['corrected', 'explained']), text: z.string() })
/** `answer` names the decision by which the point was answered as its reader knows it: left out where they know of none. */
const point = z.looseObject({ point: uuid, answer: uuid.optional() })

/** Whether the point has another answer than that which somebody has read: theirs would settle what they do not know. */
function isOvertaken(decided: Fields, id: string, read: string | undefined): boolean {
  const standing = shownHead(decided, factCheckField(id, 'answer'))
  return (standing?.value ?? null) === null ? read !== undefined : standing!.mid !== read
}

/** Those of these texts that are longer than a point of the report may be when an evaluation is submitted. */
const tooLong = ({ sizes }: Framework, texts: { readonly [name: string]: string }) =>
  Object.keys(texts).filter((name) => texts[name]!.length > sizes.point)

/** What a point too many is held for: there are as many as a list of the report may have points. */
export const POINTS = 'points'

export const raise = rule({
  args: point.extend({ ...raised.shape, quote: storableText, text: storableText }),
  targets: noTargets,
  action: 'factCheck.raise',
  decide: ({ decided, framework }, { point: id, section, field, quote, text }) => {
    if (shownValue(decided, factCheckField(id, 'raised')) !== null) return held('not-allowed')
    if (text.trim() === '') return held('incomplete', ['text'])
    const long = tooLong(framework, { quote, text })
    if (long.length > 0) return held('incomplete', long)
    if (factCheckPoints(decided).length >= framework.sizes.pointsPerList) return held('incomplete', [POINTS])
    return applied([
      [factCheckField(id, 'raised'), { section, field, quote, text }],
      // Whoever finds another fault no longer says that there is none.
      ...(shownValue(decided, FACTS_ACCEPTED_FIELD) === null ? [] : [[FACTS_ACCEPTED_FIELD, null] as const]),
    ])
  },
})

export const answerPoint = rule({
  args: point.extend({ ...answer.shape, text: storableText }),
  targets: noTargets,
  action: 'factCheck.answer',
  decide: ({ decided, framework }, { point: id, answer: read, outcome, text }) => {
    if (shownValue(decided, factCheckField(id, 'raised')) === null) return held('not-allowed')
    if (isOvertaken(decided, id, read)) return held('moved')
    const isOwed = outcome === 'explained' && text.trim() === ''
    if (isOwed || tooLong(framework, { text }).length > 0) return held('incomplete', ['text'])
    return applied([
      [factCheckField(id, 'answer'), { outcome, text }],
      ...(shownValue(decided, factCheckField(id, 'accepted')) === null
        ? []
        : [[factCheckField(id, 'accepted'), null] as const]),
    ])
  },
})

/** Says that an answer will do, or, where no point is named, that the facts are right. */
export const accept = rule({
  args: point.partial(),
  targets: noTargets,
  action: 'factCheck.raise',
  decide: ({ decided }, { point: id, answer: read }) => {
    if (id === undefined) {
      const open = openPoints(decided)
      return open.length > 0 ? held('incomplete', open) : applied([[FACTS_ACCEPTED_FIELD, true]])
    }
    if (shownValue(decided, factCheckField(id, 'answer')) === null) return held('not-allowed')
    if (isOvertaken(decided, id, read)) return held('moved')
    return applied([[factCheckField(id, 'accepted'), true]])
  },
})

/** Whether the school has said that the facts are right, and raised nothing since. */
export const areFactsAccepted = (decided: Fields) => shownValue(decided, FACTS_ACCEPTED_FIELD) === true

/** A point of the fact check as people read it. */
export interface FactCheckPoint {
  readonly id: string
  readonly section: string
  readonly field: string
  readonly quote: string
  readonly text: string
  readonly by: string
  readonly at: string
  /** It was raised on this device, and is not with the server yet. */
  readonly waits: boolean
  readonly answer: {
    readonly mid: string
    readonly outcome: 'corrected' | 'explained'
    readonly text: string
    readonly by: string
    readonly at: string
  } | null
  readonly accepted: boolean
}

/** The points that the school has raised, the oldest first. */
export function factCheckPoints(decided: Fields): readonly FactCheckPoint[] {
  const points: FactCheckPoint[] = []
  for (const field of decided.keys()) {
    const [root, id, part] = field.split('/')
    const head = shownHead(decided, field)
    const said = raised.safeParse(head?.value)
    if (root !== 'fact-check' || part !== 'raised' || !id || !head || !said.success) continue
    const { section, field: of, quote, text } = said.data
    const answered = shownHead(decided, factCheckField(id, 'answer'))
    const given = answer.safeParse(answered?.value)
    points.push({
      id,
      section,
      field: of,
      quote,
      text,
      by: head.by,
      at: head.at,
      waits: head.receivedAt === null,
      answer:
        given.success && answered
          ? { mid: answered.mid, outcome: given.data.outcome, text: given.data.text, by: answered.by, at: answered.at }
          : null,
      accepted: shownValue(decided, factCheckField(id, 'accepted')) === true,
    })
  }
  return points.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
}

/** The points that nobody has answered yet, named by the field that an answer goes to. */
export function openPoints(decided: Fields): readonly string[] {
  return factCheckPoints(decided)
    .filter((each) => each.answer === null)
    .map((each) => factCheckField(each.id, 'answer'))
}
