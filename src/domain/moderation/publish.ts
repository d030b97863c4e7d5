/**
 * What becomes of a report: it goes to the school, is published, is amended in the open, is archived; or the review is
 * withdrawn. Whoever decides names every section as they read it, so that nothing is published that nobody has seen.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { documentKind, fieldName } from '#domain/custody/grammar.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { fieldKind } from '#domain/evaluation/fields.ts'
import { kindAccepts, storableText } from '#domain/framework/kinds.ts'
import { sectionsOf } from '#domain/report/sections.ts'
import { unsettledIn } from '#domain/report/unsettled.ts'
import { z } from 'zod'
import { openPoints } from './fact-check.ts'
import { FACT_CHECK_UNTIL_FIELD, STATE_FIELD, VERSION_FIELD, amendedField } from './review-document.ts'
import { type CommandFacts, type Decision, type Targets, applied, held, noTargets, rule } from './rule.ts'

/** Every section that anybody has written in, whole: but what the framework does not know, nobody can have read. */
const everySection: Targets<unknown> = {
  count: 'any',
  fits: ({ doc, path }) => path === '' && documentKind(doc) === 'section',
  all: (facts) => sectionsIn(facts).map(([doc]) => doc),
}

export const sendToSchool = rule({
  args: z.looseObject({ until: z.iso.date().optional() }),
  targets: everySection,
  action: 'report.sendToSchool',
  decide: (facts, { until }) =>
    unsettled(facts) ??
    applied([
      [FACT_CHECK_UNTIL_FIELD, until ?? null],
      [STATE_FIELD, 'C'],
    ]),
})

export const publish = rule({
  args: z.looseObject({}),
  targets: everySection,
  action: 'report.publish',
  decide: (facts) => {
    const waiting = unsettled(facts)
    if (waiting) return waiting
    const open = openPoints(facts.decided)
    if (open.length > 0) return held('incomplete', open)
    return applied(
      [
        [VERSION_FIELD, 1],
        [STATE_FIELD, 'U'],
      ],
      { effect: 'publish', version: 1, reason: null },
    )
  },
})

/** Each names a field of the document `review`, which whatever is to read it must take for one. */
const amendment = z.looseObject({ section: z.string().regex(/^[a-z0-9-]{1,64}$/), field: fieldName, value: z.json() })

/** So many texts one amendment may change. */
export const MOST_CHANGES = 400

/** A published report is never changed: an amendment is another version, with its reason, beside the one before. */
export const amend = rule({
  args: z.looseObject({ reason: storableText, version: z.int(), changes: z.array(amendment).min(1).max(MOST_CHANGES) }),
  targets: noTargets,
  action: 'report.amend',
  makesSense: (framework, { changes }) =>
    new Set(changes.map(({ section, field }) => amendedField(section, field))).size === changes.length &&
    changes.every(({ section, field, value }) => {
      const kind = fieldKind(framework, `section/${section}`, field)
      return kind !== null && kindAccepts(kind, value as Json)
    }),
  decide: ({ decided }, { reason, version, changes }) => {
    if (reason.trim() === '') return held('incomplete', ['reason'])
    // Two amendments at once: the second has not read the first.
    if (version !== versionOf(decided)) return held('moved')
    return applied(
      [
        ...changes.map(({ section, field, value }) => [amendedField(section, field), value as Json] as const),
        [VERSION_FIELD, version + 1],
      ],
      { effect: 'publish', version: version + 1, reason },
    )
  },
})

export const archive = rule({
  args: z.looseObject({}),
  targets: noTargets,
  action: 'report.archive',
  decide: () => applied([[STATE_FIELD, 'A']]),
})

export const withdraw = rule({
  args: z.looseObject({ reason: storableText.optional() }),
  targets: noTargets,
  action: 'review.withdraw',
  decide: (_, { reason }) =>
    applied([
      ['withdrawn/reason', reason ?? null],
      [STATE_FIELD, 'W'],
    ]),
})

/** The number of the version that was published last; 0 before the first. */
export function versionOf(decided: Fields): number {
  const version = shownValue(decided, VERSION_FIELD)
  return typeof version === 'number' ? version : 0
}

function sectionsIn({ framework, sections }: CommandFacts): readonly (readonly [doc: string, fields: Fields])[] {
  const known = sectionsOf(framework)
  return [...sections].filter(([doc]) => known.includes(doc))
}

/** What a person has yet to choose or to read before the report leaves the team. */
function unsettled(facts: CommandFacts): Decision | null {
  const conflicts: string[] = []
  const merges: string[] = []
  for (const [doc, fields] of sectionsIn(facts)) {
    const { questions, merges: unchecked } = unsettledIn(facts.framework, doc, fields)
    for (const { field } of questions) conflicts.push(`${doc}/${field}`)
    for (const field of unchecked) merges.push(`${doc}/${field}`)
  }
  if (conflicts.length > 0) return held('conflict-open', conflicts)
  return merges.length > 0 ? held('incomplete', merges) : null
}
