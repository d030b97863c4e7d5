/**
 * The reviews of two years ago, each with its report, and what the school has said since of what it was asked for then:
 * with that its next review begins. Whoever led them is on them no more.
 */
import { stateHash } from '#domain/custody/hashes.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { stepField } from '#domain/evaluation/steps.ts'
import { nextStepsOf } from '#domain/framework/next-steps.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { sectionOf } from '#domain/report/sections.ts'
import type { Context, Tx } from '#server/context.ts'
import { midsOf, readHeads } from '#server/db/heads.ts'
import { endRole } from '#server/roles.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import { buildReview } from './builders.ts'
import type { Calendar } from './calendar.ts'
import type { WrittenReport } from './evaluations/before.ts'
import type { SchoolKey } from './schools.ts'
import { type Said, type Scribe, command, handIn, scribesOf } from './scribe.ts'

/** The steps that a report asked for, by area: the ids of their points. */
type Steps = ReadonlyMap<string, string>

/** The archived review of a school, so many days ago. */
export async function reviewedBefore(
  context: Context,
  tx: Tx,
  { day, at }: Calendar,
  school: SchoolKey,
  { first, report }: { readonly first: number; readonly report: WrittenReport },
): Promise<Steps> {
  const key = `${school}, the time before`
  const days = { framework: qar2019.id, from: day(first), to: day(first + 2) }
  const early = { ...context, now: () => at(first - 20, '10:00') }
  const reviewId = await buildReview(early, tx, school, { ...days, lead: 'priya', peers: [] }, key)
  const lead = scribesOf(context, tx, key)('priya')
  await handIn(lead, at(first, '08:00'), [command('review.start')])
  await handIn(lead, at(first + 2, '15:00'), [command('moderation.open', { without: [] })])
  const { said, steps } = written(context, report)
  await handIn(lead, at(first + 4, '16:00'), said)
  await handIn(lead, at(first + 5, '16:30'), agreed(report))
  const central = scribesOf(context, tx, key)('grace')
  await handIn(lead, at(first + 9, '11:00'), [await uponSections(lead, 'report.sendToSchool')])
  await handIn(central, at(first + 17, '11:00'), [await uponSections(central, 'report.publish')])
  await handIn(central, at(first + 400, '11:00'), [command('report.archive')])
  await endRole({ ...context, now: () => at(first + 60, '09:00') }, tx, lead.personId, { role: 'LR', reviewId })
  return steps
}

/** A command that names every section as it stands now. */
async function uponSections({ context, tx, reviewId }: Scribe, type: string): Promise<Said> {
  const sections = qar2019.report.sections.map(({ id }) => sectionOf(id))
  const heads = await readHeads(tx, reviewId, sections)
  const targets = [...heads].map(([doc, fields]) => ({
    doc,
    path: '',
    hash: stateHash(midsOf(fields), '', context.sha256),
  }))
  return command(type, {}, targets)
}

function written(context: Context, { context: about, areas }: WrittenReport): { said: Said[]; steps: Steps } {
  const steps = new Map<string, string>()
  const said: Said[] = [{ write: { doc: sectionOf('context'), field: 'text', value: about, ctx: [] } }]
  for (const [area, { points }] of Object.entries(areas)) {
    const next = nextStepsOf(qar2019.areas.find((each) => each.id === area)!).id
    for (const [list, texts] of Object.entries(points)) {
      const orders = generateNKeysBetween(null, null, texts.length)
      for (const [index, value] of texts.entries()) {
        const id = context.newId()
        const point = pointPath(area, list, id)
        if (list === next) steps.set(area, id)
        const write = { doc: sectionOf(area), ctx: [] }
        said.push({ write: { ...write, field: `${point}/text`, value } })
        said.push({ write: { ...write, field: `${point}/order`, value: orders[index]! } })
      }
    }
  }
  return { said, steps }
}

function agreed({ areas, overall }: WrittenReport): readonly Said[] {
  const each = Object.entries(areas).map(([area, { estimate }]) => command('moderation.agree', { area, estimate }))
  return [...each, command('moderation.close', { overall })]
}

/** What the head says of the steps before the next visit. */
export async function saysSince(
  head: Scribe,
  at: string,
  steps: Steps,
  { since }: Pick<WrittenReport, 'since'>,
): Promise<void> {
  const said = Object.entries(since).flatMap(([area, { status, note }]): readonly Said[] => {
    const point = steps.get(area)!
    return [
      { write: { doc: PLAN, field: stepField(point, 'status'), value: status, ctx: [] } },
      { write: { doc: PLAN, field: stepField(point, 'note'), value: note, ctx: [] } },
    ]
  })
  await handIn(head, at, said)
}
