/** A report on its way through the demonstration: its sections as writes, and the commands that are made upon what stands. */
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { areaPath, pointPath } from '#domain/evaluation/fields.ts'
import { nextStepsOf } from '#domain/framework/next-steps.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { COVER } from '#domain/report/cover.ts'
import { sectionOf } from '#domain/report/sections.ts'
import type { Context } from '#server/context.ts'
import { midsOf, readHeads } from '#server/db/heads.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import type { WrittenReport } from './evaluations/before.ts'
import { type Said, type Scribe, command } from './scribe.ts'

/** The steps that a report asks for, by area: the ids of their points. */
export type Steps = ReadonlyMap<string, string>

export function reportWrites(
  context: Context,
  { context: about, headteacher, support, areas }: WrittenReport,
): { said: readonly Said[]; steps: Steps } {
  const steps = new Map<string, string>()
  const said: Said[] = []
  const say = (doc: string, field: string, value: string) => said.push({ write: { doc, field, value, ctx: [] } })
  say(sectionOf('context'), 'text', about)
  if (headteacher !== undefined) say(COVER, 'headteacher', headteacher)
  if (support !== undefined) say(sectionOf('support'), 'text', support)
  for (const [area, { points }] of Object.entries(areas)) {
    const next = nextStepsOf(qar2019.areas.find((each) => each.id === area)!).id
    for (const [list, texts] of Object.entries(points)) {
      const orders = generateNKeysBetween(null, null, texts.length)
      for (const [index, text] of texts.entries()) {
        const id = context.newId()
        const point = pointPath(area, list, id)
        if (list === next) steps.set(area, id)
        say(sectionOf(area), `${point}/text`, text)
        say(sectionOf(area), `${point}/order`, orders[index]!)
      }
    }
  }
  return { said, steps }
}

/** What the lead agrees, upon the evaluations of these people as they stand, and the moderation closed with it. */
export async function agreed(
  { context, tx, reviewId }: Scribe,
  { areas, overall }: WrittenReport,
  submitted: readonly string[] = [],
): Promise<readonly Said[]> {
  const docs = submitted.map(evaluationOf)
  const heads = await readHeads(tx, reviewId, docs)
  const targets = (area: string) =>
    docs.map((doc) => {
      const path = areaPath(area)
      return { doc, path, hash: stateHash(midsOf(heads.get(doc)!), path, context.sha256) }
    })
  const each = Object.entries(areas).map(([area, { estimate }]) =>
    command('moderation.agree', { area, estimate }, targets(area)),
  )
  return [...each, command('moderation.close', { overall })]
}

/** A command that names every section as it stands now. */
export async function uponSections(
  { context, tx, reviewId }: Scribe,
  type: string,
  args: Parameters<typeof command>[1] = {},
): Promise<Said> {
  const sections = [...qar2019.report.sections.map(({ id }) => sectionOf(id)), COVER]
  const heads = await readHeads(tx, reviewId, sections)
  const targets = [...heads].map(([doc, fields]) => ({
    doc,
    path: '',
    hash: stateHash(midsOf(fields), '', context.sha256),
  }))
  return command(type, args, targets)
}
